using DryApi.Analyzers.CodeFixes;

namespace DryApi.Analyzers.Tests.CodeFixes;

/// <summary>DRY3004: the values that are allowed.</summary>
public sealed class AllowedValueFixTests
{
    [Theory]
    [InlineData("Format = \"xml\"", "Use OcrFormat.Json", "Format = OcrFormat.Json")]
    [InlineData("Format = \"xml\"", "Use OcrFormat.Text", "Format = OcrFormat.Text")]
    [InlineData("Format = new OcrFormat(\"xml\")", "Use OcrFormat.Json", "Format = OcrFormat.Json")]
    [InlineData("Format = /* what */ new(\"xml\") /* else */", "Use OcrFormat.Json", "Format = /* what */ OcrFormat.Json /* else */")]
    [InlineData("Format = (OcrFormat)\"xml\"", "Use OcrFormat.Json", "Format = OcrFormat.Json")]
    public Task AllowedValueFix_OnAnEnumeration_NamesItsValue(string before, string title, string after) => VerifyFix.StatementsAsync(
        new AllowedValueFix(),
        $$"""var r = new Img2TxtRequest { Image = file, Model = "m", {{before}} };""",
        $$"""var r = new Img2TxtRequest { Image = file, Model = "m", {{after}} };""",
        title);

    [Theory]
    [InlineData("own.Scale = 3;", "Use 2", "own.Scale = 2;")]
    [InlineData("own.Scale = 3;", "Use 4", "own.Scale = 4;")]
    [InlineData("var q = new ModelsQuery { InferenceTypes = [\"txt2txt\"] };", "Use InferenceType.Txt2Img", "var q = new ModelsQuery { InferenceTypes = [InferenceType.Txt2Img] };")]
    public Task AllowedValueFix_OnAValue_TakesTheOther(string before, string title, string after) => VerifyFix.StatementsAsync(new AllowedValueFix(), before, after, title);

    [Fact]
    public async Task AllowedValueFix_OnAnEnumeration_OffersEachValue() =>
        (await VerifyFix.OffersAsync(new AllowedValueFix(), """var q = new ModelsQuery { InferenceTypes = ["txt2txt"] };"""))
            .ShouldBe(typeof(InferenceType).GetProperties().Where(property => property.PropertyType == typeof(InferenceType)).Select(property => $"Use InferenceType.{property.Name}"), ignoreOrder: true);

    [Fact]
    public Task AllowedValueFix_OnAll_TakesTheSameValue() => VerifyFix.AllStatementsAsync(
        new AllowedValueFix(),
        "own.Scale = 1; own.Scale = 3;",
        "own.Scale = 2; own.Scale = 2;");

    [Fact]
    public async Task AllowedValueFix_OnTextsOfSeveralLines_OffersEachWhole() =>
        (await VerifyFix.OffersAsync(new AllowedValueFix(), "own.Odd = \"other\";")).ShouldBe(["Use \"line one\\nline two\"", "Use \"a|b\"", "Use \"{0}\""]);
}
