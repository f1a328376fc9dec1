using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Keywords;

/// <summary>What JSON Schema, OpenAPI and the words of the overlay say of each keyword.</summary>
public sealed class KeywordTests
{
    private const string Every = "enum if then else discriminator maxTotalTokens required nullable default readOnly writeOnly deprecated sunset stability csharpName csharpType csharpExternal surface";
    private const string Objects = "minProperties maxProperties requires additionalProperties propertyNames unevaluatedProperties dependentRequired dependentSchemas exactlyOneOf atLeastOneOf requiredWhen";

    [Theory]
    [InlineData(SchemaKind.String, "format pattern minLength maxLength contentEncoding contentMediaType contentSchema schemes fileTypes extensibleEnum maxFileSize maxTokens durationSeconds")]
    [InlineData(SchemaKind.Integer, "format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf")]
    [InlineData(SchemaKind.Number, "format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf")]
    [InlineData(SchemaKind.Array, "minItems maxItems uniqueItems prefixItems contains minContains maxContains unevaluatedItems")]
    [InlineData(SchemaKind.Object, Objects)]
    [InlineData(SchemaKind.Map, Objects)]
    [InlineData(SchemaKind.Boolean, "")]
    public void Applies_OnAType_IsTrueOfItsKeywords(SchemaKind type, string names) =>
        All(keyword => keyword.Applies(type)).ShouldBe($"{Every} {names}".Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void IsOfEveryType_IsTrueOfThoseThatNoTypeAsksFor() => All(keyword => keyword.IsOfEveryType).ShouldBe(Every.Split(' '), ignoreOrder: true);

    [Theory]
    [InlineData(nameof(KeywordRole.Notes), "nullable default readOnly writeOnly deprecated sunset stability csharpName")]
    [InlineData(nameof(KeywordRole.Names), "discriminator required csharpType csharpExternal surface")]
    public void Role_OfWhatAllowsAndRefusesNothing_IsAnotherOne(string role, string names) => All(keyword => keyword.Role.ToString() == role).ShouldBe(names.Split(' '), ignoreOrder: true);

    [Theory]
    [InlineData(nameof(KeywordValue.Number), "maxTotalTokens maxFileSize maxTokens minimum maximum multipleOf")]
    [InlineData(nameof(KeywordValue.Count), "minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties")]
    [InlineData(nameof(KeywordValue.NumberOrFlag), "exclusiveMinimum exclusiveMaximum")]
    [InlineData(nameof(KeywordValue.Flag), "uniqueItems required nullable readOnly writeOnly deprecated csharpExternal surface")]
    [InlineData(nameof(KeywordValue.Text), "format pattern csharpName csharpType")]
    [InlineData(nameof(KeywordValue.Texts), "schemes fileTypes requires")]
    [InlineData(nameof(KeywordValue.List), "enum extensibleEnum exactlyOneOf atLeastOneOf requiredWhen")]
    [InlineData(nameof(KeywordValue.TextsByName), "dependentRequired")]
    [InlineData(nameof(KeywordValue.Schema), "if then else contentSchema contains unevaluatedItems propertyNames unevaluatedProperties")]
    [InlineData(nameof(KeywordValue.Schemas), "prefixItems")]
    [InlineData(nameof(KeywordValue.SchemasByName), "dependentSchemas")]
    public void Value_OfAKeyword_IsOfItsKind(string value, string names)
    {
        All(keyword => keyword.Value.ToString() == value).ShouldBe(names.Split(' '), ignoreOrder: true);
        All(keyword => keyword.Value.ToString() == value && keyword.HoldsSchemas).Length.ShouldBe(value is nameof(KeywordValue.Schema) or nameof(KeywordValue.Schemas) or nameof(KeywordValue.SchemasByName) ? names.Split(' ').Length : 0);
    }

    [Theory]
    [InlineData(nameof(KeywordBound.Upper), "maxTotalTokens maxLength maxFileSize maxTokens maximum maxItems maxContains maxProperties")]
    [InlineData(nameof(KeywordBound.Lower), "minLength minimum minItems minContains minProperties")]
    [InlineData(nameof(KeywordBound.ExclusiveUpper), "exclusiveMaximum")]
    [InlineData(nameof(KeywordBound.ExclusiveLower), "exclusiveMinimum")]
    public void Bound_OfAKeyword_IsTheSideThatItAllows(string bound, string names)
    {
        All(keyword => keyword.Bound.ToString() == bound).ShouldBe(names.Split(' '), ignoreOrder: true);
        DryApi.Contracts.Keywords.Find(names.Split(' ')[0])!.IsUpper.ShouldBe(bound is nameof(KeywordBound.Upper) or nameof(KeywordBound.ExclusiveUpper));
    }

    [Theory]
    [InlineData(nameof(KeywordMeasure.Value), "minimum maximum exclusiveMinimum exclusiveMaximum")]
    [InlineData(nameof(KeywordMeasure.Length), "minLength maxLength")]
    [InlineData(nameof(KeywordMeasure.Items), "minItems maxItems")]
    [InlineData(nameof(KeywordMeasure.Properties), "minProperties maxProperties")]
    public void Measure_OfAKeyword_IsWhatItsNumberCounts(string measure, string names) => All(keyword => keyword.Measure.ToString() == measure).ShouldBe(names.Split(' '), ignoreOrder: true);

    /// <summary>What no JSON Schema has stands in documents under a name of its own, and only under that.</summary>
    [Fact]
    public void FindInDocument_OnTheWordsOfTheOverlayAndOfOthers_KnowsThem()
    {
        const string words = "x-max-total-tokens=maxTotalTokens x-schemes=schemes x-file-types=fileTypes x-extensible-enum=extensibleEnum x-max-file-size=maxFileSize x-max-tokens=maxTokens "
            + "x-duration-seconds=durationSeconds x-exactly-one-of=exactlyOneOf x-at-least-one-of=atLeastOneOf x-required-when=requiredWhen x-sunset=sunset x-stability-level=stability "
            + "x-csharp-name=csharpName x-csharp-type=csharpType x-csharp-external=csharpExternal x-surface=surface";

        foreach (var (word, name) in words.Split(' ').Select(pair => (pair.Split('=')[0], pair.Split('=')[1])))
        {
            DryApi.Contracts.Keywords.FindInDocument(word).ShouldNotBeNull(word).Name.ShouldBe(name);
            DryApi.Contracts.Keywords.FindInDocument(name).ShouldBeNull(name);
            DryApi.Contracts.Keywords.Find(word).ShouldBeNull(word);
        }

        All(keyword => keyword.Extension is not null).Length.ShouldBe(words.Split(' ').Length);
        All(keyword => keyword.IsOfOthers).ShouldBe(["extensibleEnum", "sunset", "stability"], ignoreOrder: true);
        All(keyword => keyword.IsDerived).ShouldBe(["enum", "requires", "additionalProperties", "required", "nullable"], ignoreOrder: true);
    }

    private static string[] All(Func<Keyword, bool> matches) => [.. DryApi.Contracts.Keywords.All.Where(matches).Select(keyword => keyword.Name)];
}
