using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>Where changes of documents stand: in the line whose comment names the rule, of the old document where something is gone.</summary>
public sealed class OriginTests
{
    private const string Base = """
        openapi: 3.1.0
        info: { title: t, version: '1' }
        paths:
          /a:
            post:
              security:
                - key: []
              parameters:
                - name: p
                  in: query
                  schema:
                    type: string
                - name: q
                  in: query
                  required: true # request-parameter-became-optional
                  schema: { type: string }
              requestBody:
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/Sent'
                  text/plain: # request-body-media-type-removed
                    schema: { type: string }
              responses:
                '200':
                  description: x
                  headers:
                    X-Gone: { schema: { type: string } } # optional-response-header-removed
                    X-Kept:
                      schema:
                        type: string
                  content:
                    application/json:
                      schema:
                        type: array
                        items:
                          type: string
                    text/plain: { schema: { type: string } } # response-media-type-removed
                '201':
                  description: x
                  content:
                    application/json:
                      schema:
                        type: string
                '404': { description: x } # response-non-success-status-removed
        components:
          schemas:
            Sent:
              type: object
              properties:
                gone: { type: string } # request-optional-property-removed
                kept:
                  type: string
                either:
                  anyOf:
                    - type: string
                      maxLength: 5
                    - type: array
                      items: { type: integer }
                tuple:
                  type: array
                  prefixItems:
                    - type: string
                named:
                  oneOf:
                    - $ref: '#/components/schemas/A'
                    - $ref: '#/components/schemas/B'
            A:
              type: object
              properties: { a: { type: string } }
            B:
              type: object
              properties:
                b:
                  type: integer
          securitySchemes:
            key:
              type: apiKey
              in: header
              name: X-Key
            old: { type: http, scheme: basic } # security-scheme-removed
        """;

    private const string Head = """
        openapi: 3.1.0
        info: { title: t, version: '1' }
        paths:
          /a:
            post:
              security:
                - key: []
              parameters:
                - name: p
                  in: query
                  schema:
                    type: integer # request-parameter-type-changed
                - name: q
                  in: query
                  schema: { type: string }
                - name: r # request-optional-parameter-added
                  in: query
                  schema: { type: string }
              requestBody:
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/Sent'
                  application/xml: # request-body-media-type-added
                    schema: { type: string }
              responses:
                '200':
                  description: x
                  headers:
                    X-Come: { schema: { type: string } } # response-header-added
                    X-Kept:
                      schema:
                        type: integer # response-header-type-compatible
                  content:
                    application/json:
                      schema:
                        type: array
                        items:
                          type: integer # response-body-type-changed
                    application/xml: { schema: { type: string } } # response-media-type-added
                '201':
                  description: x
                  content:
                    application/json:
                      schema:
                        type: integer # response-body-type-changed
                '410': { description: x } # response-non-success-status-added
        components:
          schemas:
            Sent:
              type: object
              required: [must]
              properties:
                come: { type: string } # request-optional-property-added
                kept:
                  type: integer # request-property-type-changed
                must: { type: string } # request-required-property-added
                either:
                  anyOf:
                    - type: string
                      maxLength: 4 # request-property-max-length-decreased
                    - type: array
                      items: { type: boolean } # request-property-type-changed
                tuple:
                  type: array
                  prefixItems: # request-property-prefix-items-changed
                    - type: integer
                named:
                  oneOf:
                    - $ref: '#/components/schemas/A'
                    - $ref: '#/components/schemas/B'
            A:
              type: object
              properties: { a: { type: string } }
            B:
              type: object
              properties:
                b:
                  type: string # request-property-type-changed
          securitySchemes:
            key:
              type: apiKey
              in: query # security-scheme-changed
              name: X-Key
            new: { type: http, scheme: basic2 } # security-scheme-added
        """;

    [Fact]
    public void Compare_OnDocuments_SaysWhereEachChangeStands() => Told(Base, Head).ShouldBe(Announced(Base, "old").Concat(Announced(Head, "new")).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Told(string before, string after) =>
        ContractComparer.Compare(Read(before, "old"), Read(after, "new"), new ComparisonOptions { Today = new DateTime(2026, 1, 1) })
            .Where(change => !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal))
            .Select(change => $"{change.Origin!.File} {change.Origin.Line} {change.RuleName}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Announced(string document, string name) =>
        document.Split('\n').SelectMany((line, index) => line.Split(" # ").Skip(1).SelectMany(names => names.Split(", ")).Select(rule => $"{name} {index + 1} {rule}"));

    private static Contract Read(string text, string name) => OpenApiContractReader.Read(OpenApiDocument.From(DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), name)).Root);
}
