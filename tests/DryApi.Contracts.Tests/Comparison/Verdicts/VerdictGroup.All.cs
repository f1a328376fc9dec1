namespace DryApi.Contracts.Tests.Comparison.Verdicts;

internal sealed partial record VerdictGroup
{
    /// <summary>All groups.</summary>
    public static IReadOnlyList<VerdictGroup> All { get; } =
    [
        new("Numbers", """
            { type: integer }
            { type: number }
            { type: number, minimum: 2 }
            { type: number, exclusiveMinimum: 2 }
            { type: integer, exclusiveMinimum: 1 }
            { type: integer, minimum: 0, maximum: 4294967295, format: uint32 }
            { type: integer, minimum: 0, format: uint64 }
            { type: integer, minimum: -9223372036854775808, maximum: 5, format: int64 }
            { type: integer, minimum: -5, maximum: 2147483647, format: int32 }
            { type: number, maximum: 5, exclusiveMaximum: 5 }
            { type: number, minimum: 2, exclusiveMinimum: 2, multipleOf: 2 }
            { type: integer, multipleOf: 4, default: 4 }
            { type: integer, enum: [4, 8] }
            """),
        new("Strings", """
            { type: string }
            { type: string, format: date }
            { type: string, format: date-time }
            { type: string, format: time, default: x }
            { type: string, maxLength: 5, pattern: '^a$' }
            { type: string, minLength: 2, pattern: '^.*$' }
            { type: string, enum: [ab, abc] }
            { type: string, enum: [abc] }
            { type: string, x-schemes: [https] }
            { type: string, x-schemes: [http, https] }
            { type: string, format: binary, x-file-types: [png, jpg], x-max-file-size: 5 }
            { type: [string, 'null'], deprecated: true, contentEncoding: base64 }
            """),
        new("Texts", """
            { type: string }
            { type: string, maxLength: 3 }
            { type: integer }
            { type: integer, format: int64, minimum: 2 }
            { type: [string, integer] }
            { type: array, items: { type: string } }
            { type: object, properties: { a: { type: string } } }
            { type: object, required: [a], properties: { a: { type: string, minLength: 1 } } }
            { }
            """),
        new("Arrays", """
            { type: array, items: { type: string } }
            { type: array, items: { type: [string, 'null'] }, minItems: 1 }
            { type: array, items: { type: string, maxLength: 3 }, maxItems: 4, uniqueItems: true }
            { type: array, items: { type: array, items: { type: string } } }
            { type: array, prefixItems: [{ type: string }] }
            { type: array, prefixItems: [{ type: string, maxLength: 3 }, { type: integer }] }
            { type: array, contains: { type: integer }, minContains: 2 }
            { type: array, contains: { type: number }, maxContains: 4 }
            { type: array, items: { }, unevaluatedItems: false }
            { anyOf: [{ type: array, items: { type: string } }, { type: array, items: { type: integer } }] }
            { anyOf: [{ type: array, items: { type: string, maxLength: 3 } }, { type: array, items: { type: number } }] }
            """),
        new("Objects", """
            { type: object, properties: { a: { type: string } } }
            { type: object, properties: { a: { type: string }, b: { type: integer } }, required: [a] }
            { type: object, properties: { b: { type: integer, minimum: 2 } }, required: [b, z] }
            { type: object, properties: { a: { type: [string, 'null'] } }, additionalProperties: false }
            { type: object, properties: { a: { type: string, readOnly: true }, b: { type: string, writeOnly: true } }, required: [a, b] }
            { type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }
            { type: object, additionalProperties: { type: integer }, minProperties: 2 }
            { type: object, patternProperties: { '^x': { type: string } } }
            { type: object, patternProperties: { '^x': { type: string, maxLength: 3 }, '^y': { type: integer } }, additionalProperties: false }
            { type: object, propertyNames: { maxLength: 3 }, dependentRequired: { a: [b] } }
            { type: object, dependentSchemas: { a: { properties: { b: { type: string } } } }, maxProperties: 3 }
            { type: object }
            """),
        new("Members", """
            Drill: { type: object, required: [kind, torque], properties: { kind: { const: drill }, torque: { type: integer } } }
            Saw: { type: object, required: [kind, teeth], properties: { kind: { const: saw }, teeth: { type: integer } } }
            Bare: { type: object, properties: { note: { type: string } } }

            @Drill
            { anyOf: [@Drill, @Saw] }
            { oneOf: [@Saw, @Drill, @Bare] }
            { oneOf: [@Drill, { type: string, maxLength: 3 }] }
            { oneOf: [@Drill, { type: string, maxLength: 3 }] } where Drill: { type: object, required: [kind], properties: { kind: { const: drill }, torque: { type: number } } }
            { anyOf: [@Drill, { type: 'null' }] }
            { oneOf: [{ type: object, required: [kind], properties: { kind: { const: drill } } }, { type: object, required: [kind], properties: { kind: { const: plane }, teeth: { type: integer } } }] }
            { oneOf: [@Bare, { type: object, required: [note, size], properties: { note: { type: string, maxLength: 9 }, size: { type: integer } } }] }
            { anyOf: [@Bare, { type: array, items: @Drill }, { type: integer }] }
            { anyOf: [{ type: object, additionalProperties: false, properties: { note: { type: string } } }, { type: array, items: @Saw }, { type: number }] }
            """),
        new("Alike", """
            { oneOf: [{ type: object, properties: { a: { type: string }, b: { type: string }, c: { type: string } } }, { type: object, properties: { a: { type: string }, b: { type: integer }, d: { type: string } } }] }
            { oneOf: [{ type: object, properties: { a: { type: string }, b: { type: integer }, c: { type: string, maxLength: 3 } } }, { type: object, properties: { a: { type: string }, b: { type: string }, c: { type: string, maxLength: 4 } } }] }
            { anyOf: [{ type: object, properties: { a: { type: string }, b: { type: string } } }, { type: object, properties: { a: { type: string }, b: { type: string }, c: { type: string }, d: { type: string } } }, { type: object, properties: { c: { type: string }, d: { type: string }, e: { type: string } } }] }
            { anyOf: [{ type: object, properties: { c: { type: string }, d: { type: string }, e: { type: string }, f: { type: string } } }, { type: object, properties: { a: { type: string }, b: { type: string }, c: { type: string } } }] }
            { anyOf: [{ type: object, properties: { x: { type: string } } }, { type: object, properties: { a: { type: boolean }, b: { type: boolean }, y: { type: string } } }, { type: string, maxLength: 3 }, { type: string, maxLength: 4 }] }
            { anyOf: [{ type: object, required: [k], properties: { k: { const: x }, v: { type: string } } }, { type: object, required: [k], properties: { k: { const: y }, v: { type: string } } }, { type: object, required: [k], properties: { k: { const: y }, w: { type: string } } }] }
            { anyOf: [{ type: object, required: [k], properties: { k: { const: y }, v: { type: integer } } }, { type: object, required: [k], properties: { k: { const: x }, w: { type: string } } }] }
            { anyOf: [{ type: object, properties: { a: { type: object, properties: { b: { type: object, properties: { c: { type: string, maxLength: 3 } } } } } } }, { type: object, properties: { a: { type: object, properties: { b: { type: object, properties: { c: { type: integer, maximum: 3 } } } } } } }] }
            { anyOf: [{ type: object, properties: { a: { type: object, properties: { b: { type: object, properties: { c: { type: integer, maximum: 4 } } } } } } }, { type: object, properties: { a: { type: object, properties: { b: { type: object, properties: { c: { type: string, maxLength: 4 } } } } } } }] }
            """),
        new("Values", """
            Open: { type: string, enum: [open] }
            Shut: { type: string, enum: [shut] }
            Number: { type: integer, enum: [1] }

            { type: string }
            { type: string, enum: [open, shut] }
            { oneOf: [@Open, @Shut] }
            { anyOf: [@Open, { type: [string, 'null'], enum: [shut, ajar, null] }] }
            { anyOf: [@Open, @Number] }
            { anyOf: [@Open, { type: string }] }
            { oneOf: [@Open, { anyOf: [@Shut, @Open] }], default: open }
            { type: [string, integer] }
            { type: [string, integer, 'null'], maxLength: 3, minimum: 2 }
            { anyOf: [{ type: string, maxLength: 3 }, { type: number }, { type: 'null' }] }
            { enum: [1, open, true] }
            """),
        new("Names", """
            Small: { type: object, properties: { a: { type: string } } }
            Like: { type: object, properties: { a: { type: string } } }
            Big: { type: object, properties: { a: { type: string }, b: { type: integer } }, required: [b] }
            Tree: { type: object, properties: { next: @Tree, leaf: @Small } }
            Word: { type: string, maxLength: 9 }
            Both: { anyOf: [@Small, @Word] }
            More: { anyOf: [@Both, { type: integer }] }
            Loop: { anyOf: [@Loop, { type: [boolean, 'null'] }] }

            @Small
            @Like
            @Big
            @Tree
            @Tree where Tree: { type: object, properties: { next: @Tree, leaf: @Big } }
            @Both
            @Both where Word: { type: [string, 'null'], maxLength: 7 }
            { anyOf: [@Both, { type: string }] }
            { anyOf: [{ type: integer }, @Both] }
            { anyOf: [@Loop, @More] }
            { anyOf: [@Small, @Word, { type: integer }, { type: boolean }] }
            { $ref: '#/components/schemas/Word', default: x, deprecated: true }
            """),
        new("Groups", """
            Short: { type: string, maxLength: 3 }
            Note: { type: object, properties: { a: { type: string } } }

            { allOf: [@Note, { required: [a] }] }
            { allOf: [@Note, { anyOf: [{ required: [a] }, { required: [b] }] }] }
            { allOf: [@Note, { anyOf: [{ required: [a] }, { required: [b] }, { required: [c] }] }, { oneOf: [{ required: [d] }, { required: [e] }] }] }
            { type: object, properties: { a: { type: string } }, not: { required: [z] } }
            { type: string, not: @Short }
            { type: string, not: @Short } where Short: { type: string, maxLength: 4 }
            { type: string, not: @Short } where Short: { type: string, maxLength: 3, description: other }
            { allOf: [{ type: string }, { anyOf: [@Short, { minLength: 5 }] }, { not: { enum: [a] } }] }
            { not: { type: object, properties: { a: { type: string }, b: { type: string } } } }
            { not: { type: object, properties: { a: { type: string } } } }
            { not: @Note } where Note: { type: object, properties: { a: { type: string }, b: { type: string } } }
            { type: string, maxLength: 4 }
            """),
        new("Conditions", """
            Short: { type: string, maxLength: 3 }

            { type: object }
            { type: object, if: { required: [a] }, then: { properties: { b: @Short } } }
            { type: object, if: { required: [a] }, then: { properties: { b: @Short } } } where Short: { type: string, maxLength: 4 }
            { type: object, if: { properties: { a: @Short } }, else: { properties: { b: { type: string } } } }
            { type: object, if: { properties: { a: @Short } }, else: { properties: { b: { type: string } } } } where Short: { type: string, maxLength: 4 }
            { type: object, if: { properties: { a: @Short, n: { type: string } } }, else: { properties: { b: { type: integer } } } }
            { type: object, allOf: [{ if: { required: [a] }, then: { properties: { b: { maxLength: 4 } } } }, { if: { required: [c] }, then: { properties: { d: { maxLength: 4 } } } }] }
            { type: object, allOf: [{ if: { required: [c] }, then: { properties: { d: { maxLength: 3 } } } }, { if: { required: [x] }, then: { properties: { b: { maxLength: 4 } } } }] }
            { type: object, allOf: [{ if: { required: [c] }, then: { properties: { d: { maxLength: 3 } } } }, { properties: { e: @Short } }] }
            { type: array, contains: @Short }
            { type: array, contains: @Short } where Short: { type: string, maxLength: 4 }
            """),
        new("Discriminators", """
            Pet: { type: object, required: [kind], properties: { kind: { type: string } } }
            Dog: { type: object, required: [kind], properties: { kind: { type: string }, size: { type: integer } } }
            Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
            Hound: { type: object, required: [kind], properties: { kind: { type: string }, size: { type: integer } } }

            { oneOf: [@Dog, @Cat] }
            { oneOf: [@Dog, @Cat], discriminator: { propertyName: kind } }
            { oneOf: [@Dog, @Cat], discriminator: { propertyName: type } }
            { oneOf: [@Dog, @Cat], discriminator: { propertyName: kind, mapping: { d: '#/components/schemas/Dog', c: '#/components/schemas/Cat' } } }
            { oneOf: [@Dog, @Cat], discriminator: { propertyName: kind, mapping: { d: '#/components/schemas/Hound', c: '#/components/schemas/Cat', e: '#/components/schemas/Cat' } } }
            { oneOf: [@Dog, @Cat], discriminator: { propertyName: kind, mapping: { d: '#/components/schemas/Hound', c: '#/components/schemas/Dog' } } }
            { oneOf: [@Dog, @Cat], discriminator: { propertyName: kind, mapping: { bd: '#/components/schemas/Cat', ad: '#/components/schemas/Dog', zd: other.json } } }
            { oneOf: [@Dog, @Cat], discriminator: { propertyName: kind, mapping: { d: '#/components/schemas/Dog', c: '#/components/schemas/Cat' } } } where Dog: { type: object, required: [kind], properties: { kind: { type: string }, size: { type: number } } }
            @Pet
            @Pet where Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { d: '#/components/schemas/Dog' } } }
            @Pet where Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { d: '#/components/schemas/Dog' } } } where Dog: { type: object, properties: { size: { type: string } } }
            """),
        new("Free", """
            { }
            { maxLength: 3 }
            { required: [a] }
            { properties: { a: { type: string } } }
            { properties: { a: { type: integer } }, additionalProperties: false }
            { enum: [a, 1] }
            { contains: { type: string } }
            { if: { required: [a] }, then: { required: [b] } }
            { type: string, maxLength: 4 }
            { type: object, properties: { a: { type: string }, b: { type: string } } }
            { type: array, items: { type: string } }
            { anyOf: [{ type: string }, { type: object, properties: { a: { type: string } } }], maxLength: 5, required: [a] }
            { anyOf: [{ type: string }, { type: object, properties: { a: { type: string } } }] }
            """),
        new("Operations", """
            responses: { '204': { description: x } }
            deprecated: true, responses: { '204': { description: x } }
            deprecated: true, x-sunset: '2026-06-01', responses: { '204': { description: x } }
            deprecated: true, x-sunset: '2026-08-01', x-stability-level: stable, responses: { '204': { description: x } }
            x-stability-level: beta, operationId: a, tags: [one, two], responses: { '204': { description: x } }
            x-stability-level: alpha, operationId: b, tags: [two, three], parameters: [{ name: q, in: query, required: true, schema: { type: string } }], responses: { '204': { description: x } }
            security: [{ key: [] }], parameters: [{ name: q, in: query, required: true, schema: { type: string } }], responses: { '204': { description: x } }
            security: [{ key: [] }, { token: [], key: [] }], parameters: [{ name: q, in: query, deprecated: true, schema: { type: string } }, { name: h, in: header, schema: { type: string } }], responses: { '204': { description: x } }
            security: [{ login: [read] }, { }], parameters: [{ name: q, in: query, allowReserved: true, allowEmptyValue: true, schema: { type: array, items: { type: string } } }], responses: { '204': { description: x } }
            security: [{ login: [read, write] }], parameters: [{ name: q, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }, { name: h, in: header, required: true, schema: { type: string } }], responses: { '204': { description: x } }
            parameters: [{ name: f, in: query, schema: { type: object, required: [a], properties: { a: { type: string }, b: { type: integer } } } }], responses: { '204': { description: x } }
            parameters: [{ name: a, in: query, required: true, schema: { type: string } }, { name: b, in: query, schema: { type: integer } }], responses: { '204': { description: x } }
            parameters: [{ name: f, in: query, style: deepObject, required: true, schema: { type: object, required: [a], properties: { a: { type: string }, b: { type: integer } } } }], responses: { '204': { description: x } }
            parameters: [{ name: f, in: query, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }, { name: q, in: cookie, schema: { type: string } }], responses: { '204': { description: x } }
            servers: [{ url: 'https://b.example' }], parameters: [{ name: c, in: cookie, required: true, schema: { type: string } }], responses: { '204': { description: x } }
            """),
        new("Messages", """
            requestBody: { content: { application/json: { schema: { type: string } } } }, responses: { '204': { description: x } }
            requestBody: { required: true, content: { application/json: { schema: { type: string, maxLength: 3 } }, text/plain: { schema: { type: string } } } }, responses: { '200': { description: x, content: { application/json: { schema: { type: string } } } } }
            requestBody: { required: true, content: { text/plain; charset=utf-8: { schema: { type: string } }, '*/*': { schema: { type: string } } } }, responses: { '200': { description: x, content: { application/problem+json: { schema: { type: string, maxLength: 3 } } } } }
            requestBody: { content: { application/x-ndjson: { schema: { type: string } }, image/png: { schema: { type: string } } } }, responses: { '2XX': { description: x, content: { application/jsonl: { schema: { type: string } }, image/*: { schema: { type: string } } } } }
            requestBody: { content: { application/jsonl: { schema: { type: string } }, image/*: { schema: { type: string } } } }, responses: { '201': { description: x, content: { application/json: { schema: { type: string } }, image/png: { schema: { type: string } }, image/jpeg: { schema: { type: string } } } }, default: { description: x } }
            requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string, format: binary }, g: { type: object, properties: { h: { type: string } } } } }, encoding: { f: { contentType: image/png, headers: { X-A: { required: true, schema: { type: string } } } } } } } }, responses: { '200': { description: x, headers: { X-B: { required: true, schema: { type: integer } } } }, '4XX': { description: x } }
            requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string, format: binary }, g: { type: object, properties: { h: { type: string } } } } }, encoding: { f: { contentType: 'image/png, image/jpeg', headers: { X-A: { schema: { type: string, maxLength: 3 } }, X-C: { required: true, schema: { type: string } } } }, g: { style: form, explode: true, allowReserved: true } } } } }, responses: { '200': { description: x, headers: { X-B: { schema: { type: string } }, X-D: { schema: { type: string } } } }, '404': { description: x, content: { application/json: { schema: { type: string } } } } }
            requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string, format: binary } } } }, application/x-www-form-urlencoded: { schema: { type: object, properties: { f: { type: string } } } } } }, responses: { '200': { description: x, headers: { X-D: { required: true, schema: { type: string } } } }, '5XX': { description: x } }
            responses: { '200': { description: x, content: { application/json: { schema: { type: string } }, text/html: { schema: { type: string } } } }, '202': { description: x } }
            responses: { default: { description: x, content: { application/vnd.a+json: { schema: { type: string } }, text/*: { schema: { type: string } } } } }
            """),
        new("Announced", """
            { type: string }
            { type: string, deprecated: true }
            { type: string, deprecated: true, x-sunset: '2025-06-01' }
            { type: string, deprecated: true, x-sunset: '2026-01-01' }
            { type: string, deprecated: true, x-sunset: '2026-06-01T10:00:00Z' }
            { type: string, deprecated: true, x-sunset: '2026-06-01T10:00:00+02:00' }
            { type: string, deprecated: true, x-sunset: someday }
            { type: string, x-sunset: '2026-06-01' }
            { type: string, x-stability-level: draft }
            { type: string, x-stability-level: alpha }
            { type: string, x-stability-level: beta }
            { type: string, x-stability-level: stable }
            { type: string, x-stability-level: odd, deprecated: true }
            """),
        new("Kinds", """
            { enum: [ab, 2, 2.5, true, null, [1], [1, 2], { a: 1 }] }
            { type: string, enum: [ab] }
            { type: string, minLength: 2, maxLength: 2 }
            { type: number, enum: [2, 2.5] }
            { type: number, exclusiveMinimum: 2, exclusiveMaximum: 2.5 }
            { type: number, minimum: 2, maximum: 2.5, multipleOf: 0.5 }
            { type: integer, enum: [2] }
            { type: boolean, enum: [true] }
            { type: boolean }
            { type: array, items: { }, enum: [[1], [1, 2]] }
            { type: array, items: { }, minItems: 1, maxItems: 2 }
            { type: object, enum: [{ a: 1 }] }
            { type: object, minProperties: 1, maxProperties: 1 }
            { type: string, enum: ['2024-01-01', '😀'] }
            { type: string, format: date, maxLength: 1 }
            { type: 'null' }
            { type: [string, 'null'], enum: [ab, null] }
            """),
        new("Contents", """
            requestBody: { content: { application/json: { schema: { type: string } } } }, responses: { '200': { description: x, content: { application/json: { schema: { type: string } } } } }
            requestBody: { content: { application/json: { schema: { type: integer } } } }, responses: { '200': { description: x, content: { application/json: { schema: { type: integer } } } } }
            requestBody: { content: { 'application/json; charset=utf-8': { schema: { type: string } } } }, responses: { '200': { description: x, content: { 'application/json; charset=utf-8': { schema: { type: string } } } } }
            requestBody: { content: { application/problem+json: { schema: { type: string } }, text/plain: { schema: { type: integer } } } }, responses: { '200': { description: x, content: { application/problem+json: { schema: { type: string } }, text/plain: { schema: { type: integer } } } } }
            requestBody: { content: { application/*: { schema: { type: string } }, '*/*': { schema: { type: integer } } } }, responses: { '200': { description: x, content: { application/*: { schema: { type: string } }, '*/*': { schema: { type: integer } } } } }
            requestBody: { content: { application/jsonl: { schema: { type: integer } }, text/*: { schema: { type: string } } } }, responses: { '200': { description: x, content: { application/jsonl: { schema: { type: integer } }, text/*: { schema: { type: string } } } } }
            requestBody: { content: { application/jsonl: { schema: { type: string } }, text/csv: { schema: { type: string } } } }, responses: { '200': { description: x, content: { application/jsonl: { schema: { type: string } }, text/csv: { schema: { type: string } } } } }
            requestBody: { content: { application/x-ndjson: { schema: { type: integer } }, application/json-seq: { schema: { type: string } } } }, responses: { '200': { description: x, content: { application/x-ndjson: { schema: { type: integer } }, application/json-seq: { schema: { type: string } } } } }
            requestBody: { content: { application/x-ndjson: { schema: { type: string } }, application/json-seq: { schema: { type: integer } } } }, responses: { '200': { description: x, content: { application/x-ndjson: { schema: { type: string } }, application/json-seq: { schema: { type: integer } } } } }
            requestBody: { content: { application/a+json: { schema: { type: string } }, application/b+json: { schema: { type: integer } }, application/json: { schema: { type: boolean } } } }, responses: { '200': { description: x, content: { application/a+json: { schema: { type: string } }, application/b+json: { schema: { type: integer } }, application/json: { schema: { type: boolean } } } } }
            requestBody: { content: { APPLICATION/JSON: { schema: { type: string } }, +json: { schema: { type: string } }, odd: { schema: { type: string } } } }, responses: { '200': { description: x, content: { APPLICATION/JSON: { schema: { type: string } }, +json: { schema: { type: string } }, odd: { schema: { type: string } } } } }
            requestBody: { content: { text/plain: { schema: { type: string } } } }, responses: { '200': { description: x, content: { text/plain: { schema: { type: string } } } } }
            requestBody: { content: { text/plain: { schema: { type: integer } } } }, responses: { '200': { description: x, content: { text/plain: { schema: { type: integer } } } } }
            """),
        new("Parameters", """
            Filter: { type: object, properties: { a: { type: string }, b: { type: integer } }, required: [a] }

            parameters: [{ name: q, in: query, schema: { type: string } }, { name: X-A, in: header, schema: { type: string } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, schema: { type: array, items: { type: string } } }, { name: x-a, in: header, schema: { type: array, items: { type: string } } }, { name: c, in: cookie, schema: { type: string } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, schema: { type: array, items: { type: integer }, minItems: 2 } }, { name: c, in: cookie, schema: { type: array, items: { type: string } } }, { name: X-A, in: cookie, schema: { type: string } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, explode: false, schema: { type: array, items: { type: string } } }, { name: c, in: cookie, explode: false, schema: { type: array, items: { type: string } } }, { name: q, in: header, schema: { type: string } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, content: { application/json: { schema: { type: array, items: { type: string } } } } }, { name: c, in: query, required: true, schema: { type: string } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, style: deepObject, schema: @Filter }, { name: c, in: query, required: true, allowReserved: true, schema: { type: string } }], responses: { '204': { description: x } }
            parameters: [{ name: 'q[a]', in: query, schema: { type: string } }, { name: 'q[b]', in: query, schema: { type: string } }, { name: c, in: query, allowEmptyValue: true, schema: { type: string } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, schema: @Filter }, { name: c, in: query, schema: { oneOf: [{ type: string }, { type: integer }] } }], responses: { '204': { description: x } }
            parameters: [{ name: a, in: query, required: true, schema: { type: string } }, { name: b, in: query, schema: { type: string } }, { name: c, in: query, schema: { type: array, items: { type: string, maxLength: 3 } } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, schema: @Filter }, { name: a, in: query, schema: { type: string } }, { name: c, in: query, schema: { oneOf: [{ type: string }, { type: array, items: { type: string } }] } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, style: spaceDelimited, explode: false, schema: { type: array, items: { type: string } } }, { name: c, in: query, schema: { type: array, items: { type: string } } }, { name: d, in: query, deprecated: true, schema: { type: string, x-sunset: '2026-01-01' } }], responses: { '204': { description: x } }
            parameters: [{ name: q, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }, { name: e, in: query, deprecated: true, schema: { type: string, x-sunset: '2026-06-01' } }, { name: f, in: query, deprecated: true, schema: { type: string, x-sunset: soon } }], responses: { '204': { description: x } }
            """),
        new("Paths", """
            Pet: { type: object, required: [id, name], properties: { id: { type: integer }, name: { type: string }, color: { type: string } } }
            Order: { type: object, required: [pet], properties: { pet: { type: integer }, quantity: { type: integer }, note: { type: string } } }

            /pets: { get: { operationId: listPets, responses: { '200': { description: x, content: { application/json: { schema: { type: array, items: @Pet } } } } } }, post: { operationId: addPet, requestBody: { content: { application/json: { schema: @Pet } } }, responses: { '201': { description: x } } } } | /pets/{id}: { get: { operationId: getPet, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: x, content: { application/json: { schema: @Pet } } } } } }
            /v2/pets: { get: { operationId: listPets, responses: { '200': { description: x, content: { application/json: { schema: { type: array, items: @Pet } } } } } }, post: { operationId: createPet, requestBody: { content: { application/json: { schema: @Pet } } }, responses: { '201': { description: x } } } } | /v2/pets/{petId}: { get: { operationId: readPet, parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: x, content: { application/json: { schema: @Pet } } } } } }
            /animals: { post: { requestBody: { content: { application/json: { schema: @Pet } } }, responses: { '201': { description: x } } } } | /animals/{id}: { get: { deprecated: true, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: x, content: { application/json: { schema: @Pet } } } } }, delete: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '204': { description: x } } } }
            /orders: { post: { operationId: placeOrder, requestBody: { content: { application/json: { schema: @Order } } }, responses: { '201': { description: x, content: { application/json: { schema: @Order } } } } } } | /orders/{id}/img: { put: { operationId: uploadImg, deprecated: true, x-sunset: '2025-06-01', parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], requestBody: { content: { image/png: { schema: { type: string, format: binary } } } }, responses: { '204': { description: x } } } }
            /shop/orders: { post: { operationId: createOrder, requestBody: { content: { application/json: { schema: @Order } } }, responses: { '201': { description: x, content: { application/json: { schema: @Order } } } } } } | /shop/orders/{order}/images: { put: { operationId: uploadImage, parameters: [{ name: order, in: path, required: true, schema: { type: integer } }], requestBody: { content: { image/png: { schema: { type: string, format: binary } } } }, responses: { '204': { description: x } } } } | /shop/orders/{order}: { delete: { operationId: cancelOrder, parameters: [{ name: order, in: path, required: true, schema: { type: integer } }], responses: { '204': { description: x } } } }
            /orders/{id}: { get: { operationId: findOrder, x-stability-level: draft, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: x, content: { application/json: { schema: @Order } } } } }, delete: { operationId: cancelOrder, deprecated: true, x-sunset: '2026-06-01', parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '204': { description: x } } } }
            /orders/{number}: { get: { operationId: findOrder, parameters: [{ name: number, in: path, required: true, schema: { type: string } }], responses: { '200': { description: x, content: { application/json: { schema: @Order } } } } } } | /orders: { post: { operationId: placeOrder, requestBody: { content: { application/json: { schema: @Order } } }, callbacks: { done: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: @Order } } }, responses: { '204': { description: x } } } } } }, responses: { '201': { description: x } } } }
            /shop/orders: { post: { operationId: placeOrder, requestBody: { content: { application/json: { schema: @Order } } }, callbacks: { done: { '{$request.body#/link}': { post: { requestBody: { content: { application/json: { schema: @Order } } }, responses: { '204': { description: x } } } } } }, responses: { '201': { description: x } } } } | /lists/pets: { get: { operationId: listAllPets, responses: { '200': { description: x, content: { application/json: { schema: { type: array, items: @Pet } } } } } } } | /lists/orders: { get: { operationId: listAllOrders, responses: { '200': { description: x, content: { application/json: { schema: { type: array, items: @Order } } } } } } }
            /orders/search: { get: { operationId: searchOrders, responses: { '200': { description: x, content: { application/json: { schema: { type: array, items: @Order } } } } } } } | /pets/search: { get: { operationId: searchPets, responses: { '200': { description: x, content: { application/json: { schema: { type: array, items: @Pet } } } } } } } | /orders/batch: { post: { operationId: placeOrders, requestBody: { content: { application/json: { schema: { type: array, items: @Order } } } }, responses: { '201': { description: x } } } }
            """),
    ];
}
