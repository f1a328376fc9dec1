namespace DryApi.OpenApi.Documents;

/// <summary>
/// The inventory: every key that the specification gives an object, what stands in it, and whether it is read. A word says a key:
/// <c>name</c>, then <c>:</c> and the form of its value (<c>text</c>, <c>flag</c>, <c>texts</c>, <c>keyword</c>, a kind, a kind in
/// <c>[]</c> or <c>{}</c> for a list or a map; nothing for data), then <c>~</c> where it is a note and <c>!</c> where it is not read, then
/// <c>@31</c> for the first version that has it and <c>-30</c> for the last one.
/// </summary>
internal static class OpenApiGrammar
{
    private static readonly Dictionary<string, OpenApiKey>[] Keys = ReadAll(
        (ObjectKind.OpenApi, """
            openapi:text info:Info servers:[Server] paths:Paths webhooks:{PathItem}@31 components:Components security:[SecurityRequirement]
            tags:[Tag]~ externalDocs:ExternalDocs~ jsonSchemaDialect:text!@31 $self:text~@32
            """),
        (ObjectKind.Info, "title:text version:text description:text~ summary:text~@31 termsOfService:text~ contact:Contact~ license:License~"),
        (ObjectKind.Contact, "name:text~ url:text~ email:text~"),
        (ObjectKind.License, "name:text~ url:text~ identifier:text~@31"),
        (ObjectKind.Server, "url:text description:text~ variables:{ServerVariable} name:text~@32"),
        (ObjectKind.ServerVariable, "enum:texts default:text description:text~"),
        (ObjectKind.Components, """
            schemas:{Schema} responses:{Response} parameters:{Parameter} requestBodies:{RequestBody} headers:{Header}
            securitySchemes:{SecurityScheme} callbacks:{Callback} pathItems:{PathItem}@31 mediaTypes:{MediaType}@32 examples:{Example}~ links:{Link}~
            """),
        (ObjectKind.Paths, ""),
        (ObjectKind.PathItem, """
            $ref:text get:Operation put:Operation post:Operation delete:Operation options:Operation head:Operation patch:Operation trace:Operation
            query:Operation@32 additionalOperations:{Operation}@32 servers:[Server] parameters:[Parameter] summary:text~ description:text~
            """),
        (ObjectKind.Operation, """
            operationId:text tags:texts parameters:[Parameter] requestBody:RequestBody responses:Responses callbacks:{Callback} deprecated:flag
            security:[SecurityRequirement] servers:[Server] summary:text~ description:text~ externalDocs:ExternalDocs~
            """),
        (ObjectKind.ExternalDocs, "description:text~ url:text~"),
        (ObjectKind.Parameter, """
            name:text in:text required:flag deprecated:flag allowEmptyValue:flag style:text explode:flag allowReserved:flag schema:Schema
            content:{MediaType} description:text~ example~ examples:{Example}~
            """),
        (ObjectKind.RequestBody, "content:{MediaType} required:flag description:text~"),
        (ObjectKind.MediaType, """
            schema:Schema itemSchema:Schema@32 encoding:{Encoding} prefixEncoding:[Encoding]!@32 itemEncoding:Encoding!@32 example~
            examples:{Example}~
            """),
        (ObjectKind.Encoding, """
            contentType:text headers:{Header} style:text explode:flag allowReserved:flag encoding:{Encoding}!@32 prefixEncoding:[Encoding]!@32
            itemEncoding:Encoding!@32
            """),
        (ObjectKind.Responses, ""),
        (ObjectKind.Response, "headers:{Header} content:{MediaType} links:{Link}~ summary:text~@32 description:text~"),
        (ObjectKind.Callback, ""),
        (ObjectKind.Example, "summary:text~ description:text~ value~ externalValue:text~ dataValue~@32 serializedValue:text~@32"),
        (ObjectKind.Link, "operationRef:text~ operationId:text~ parameters~ requestBody~ description:text~ server:Server~"),
        (ObjectKind.Header, """
            required:flag deprecated:flag style:text~ explode:flag schema:Schema content:{MediaType} description:text~ example~
            examples:{Example}~
            """),
        (ObjectKind.Tag, "name:text~ description:text~ externalDocs:ExternalDocs~ summary:text~@32 parent:text~@32 kind:text~@32"),
        (ObjectKind.Schema, """
            $ref:text type:keyword enum:keyword multipleOf:keyword maximum:keyword exclusiveMaximum:keyword minimum:keyword exclusiveMinimum:keyword
            maxLength:keyword minLength:keyword pattern:keyword maxItems:keyword minItems:keyword uniqueItems:keyword maxProperties:keyword
            minProperties:keyword required:keyword format:keyword nullable:keyword-30 readOnly:keyword writeOnly:keyword deprecated:keyword
            default allOf:[Schema] oneOf:[Schema] anyOf:[Schema] not:Schema items:Schema properties:{Schema} additionalProperties:Schema
            discriminator:Discriminator xml:Xml! title:text~ description:text~ externalDocs:ExternalDocs~ example~
            const@31 if:Schema@31 then:Schema@31 else:Schema@31 dependentSchemas:{Schema}@31 dependentRequired@31 prefixItems:[Schema]@31
            contains:Schema@31 minContains:keyword@31 maxContains:keyword@31 patternProperties:{Schema}@31 propertyNames:Schema@31
            unevaluatedItems:Schema@31 unevaluatedProperties:Schema@31 contentEncoding:text@31 contentMediaType:text@31 contentSchema:Schema@31
            $dynamicRef:text@31 $dynamicAnchor:text@31 $anchor:text@31 $defs:{Schema}@31 $id:text~@31 $schema:text~@31 $vocabulary!@31
            $comment:text~@31 examples~@31
            """),
        (ObjectKind.Discriminator, "propertyName:text mapping defaultMapping:text@32"),
        (ObjectKind.Xml, "name:text! namespace:text! prefix:text! attribute:flag!-31 wrapped:flag!-31 nodeType:text!@32"),
        (ObjectKind.SecurityScheme, """
            type:text name:text in:text scheme:text bearerFormat:text flows:OAuthFlows openIdConnectUrl:text oauth2MetadataUrl:text@32
            deprecated:flag@32 description:text~
            """),
        (ObjectKind.OAuthFlows, "implicit:OAuthFlow password:OAuthFlow clientCredentials:OAuthFlow authorizationCode:OAuthFlow deviceAuthorization:OAuthFlow@32"),
        (ObjectKind.OAuthFlow, "authorizationUrl:text tokenUrl:text refreshUrl:text scopes deviceAuthorizationUrl:text@32"),
        (ObjectKind.SecurityRequirement, ""));

    // Names that the author chose stand beside the keys of these objects.
    private static readonly OpenApiKey PathItems = Chosen(KeyForm.One, ObjectKind.PathItem);
    private static readonly OpenApiKey Responses = Chosen(KeyForm.One, ObjectKind.Response);
    private static readonly OpenApiKey Scopes = Chosen(KeyForm.Texts, default);

    /// <summary>The keys of an object of a kind.</summary>
    public static IReadOnlyCollection<OpenApiKey> Of(ObjectKind kind) => Keys[(int)kind].Values;

    /// <summary>The key of that name in an object of a kind; null when the object has none.</summary>
    public static OpenApiKey? Find(ObjectKind kind, string name) => kind switch
    {
        ObjectKind.Paths or ObjectKind.Callback => PathItems,
        ObjectKind.Responses => Responses,
        ObjectKind.SecurityRequirement => Scopes,
        _ => Keys[(int)kind].GetValueOrDefault(name),
    };

    /// <summary>Whether names that begin with <c>x-</c> are extensions in an object of a kind.</summary>
    public static bool IsExtensible(ObjectKind kind) => kind is not ObjectKind.SecurityRequirement;

    /// <summary>Whether <c>$ref</c> in an object of a kind is a reference.</summary>
    public static bool HasReference(ObjectKind kind, OpenApiVersion version) => kind
        is ObjectKind.Schema or ObjectKind.PathItem or ObjectKind.Parameter or ObjectKind.RequestBody or ObjectKind.Response or ObjectKind.Header
        or ObjectKind.Example or ObjectKind.Link or ObjectKind.Callback or ObjectKind.SecurityScheme
        || (kind == ObjectKind.MediaType && version == OpenApiVersion.V32);

    /// <summary>The folder of the components in which objects of a kind stand; null for other kinds.</summary>
    public static string? FolderOf(ObjectKind kind) => kind switch
    {
        ObjectKind.Schema => "schemas",
        ObjectKind.PathItem => "pathItems",
        ObjectKind.Parameter => "parameters",
        ObjectKind.RequestBody => "requestBodies",
        ObjectKind.Response => "responses",
        ObjectKind.Header => "headers",
        ObjectKind.Example => "examples",
        ObjectKind.Link => "links",
        ObjectKind.Callback => "callbacks",
        ObjectKind.SecurityScheme => "securitySchemes",
        ObjectKind.MediaType => "mediaTypes",
        _ => null,
    };

    private static OpenApiKey Chosen(KeyForm form, ObjectKind inner) => new("", form, inner, KeyUse.Read, OpenApiVersion.V30, OpenApiVersion.V32);

    private static Dictionary<string, OpenApiKey>[] ReadAll(params ReadOnlySpan<(ObjectKind Kind, string Words)> objects)
    {
        var keys = new Dictionary<string, OpenApiKey>[objects.Length];
        foreach (var (kind, words) in objects)
        {
            var known = keys[(int)kind] = new Dictionary<string, OpenApiKey>(StringComparer.Ordinal);
            foreach (var word in words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                var key = Read(word);
                known.Add(key.Name, key);
            }
        }

        return keys;
    }

    private static OpenApiKey Read(string word)
    {
        var (since, until) = (OpenApiVersion.V30, OpenApiVersion.V32);
        if (word[^3] is '@' or '-')
        {
            var version = word[^1] switch { '0' => OpenApiVersion.V30, '1' => OpenApiVersion.V31, _ => OpenApiVersion.V32 };
            (since, until) = word[^3] == '@' ? (version, until) : (since, version);
            word = word[..^3];
        }

        var use = word[^1] switch { '~' => KeyUse.Note, '!' => KeyUse.Unread, _ => KeyUse.Read };
        word = use == KeyUse.Read ? word : word[..^1];
        var colon = word.IndexOf(':');
        var name = colon < 0 ? word : word[..colon];
        var (form, inner) = colon < 0 ? (KeyForm.Data, default) : ReadForm(word[(colon + 1)..]);
        return new OpenApiKey(name, form, inner, use, since, until);
    }

    private static (KeyForm Form, ObjectKind Inner) ReadForm(string word) => word switch
    {
        "text" => (KeyForm.Text, default),
        "flag" => (KeyForm.Flag, default),
        "texts" => (KeyForm.Texts, default),
        "keyword" => (KeyForm.Keyword, default),
        ['[', .. var inner, ']'] => (KeyForm.List, Enum.Parse<ObjectKind>(inner)),
        ['{', .. var inner, '}'] => (KeyForm.Map, Enum.Parse<ObjectKind>(inner)),
        _ => (KeyForm.One, Enum.Parse<ObjectKind>(word)),
    };
}
