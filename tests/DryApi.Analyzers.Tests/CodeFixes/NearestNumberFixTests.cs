using DryApi.Analyzers.CodeFixes;

namespace DryApi.Analyzers.Tests.CodeFixes;

/// <summary>DRY3003: the nearest number.</summary>
public sealed class NearestNumberFixTests
{
    [Theory]
    [InlineData("own.Width = 0;", "own.Width = 1;")]
    [InlineData("own.Width = /* wide */ 4096 /* enough */;", "own.Width = /* wide */ 100 /* enough */;")]
    [InlineData("own.Width = -5;", "own.Width = 1;")]
    [InlineData("own.Width = 0xFFF;", "own.Width = 100;")]
    [InlineData("own.Width = Calls.Huge;", "own.Width = 100;")]
    [InlineData("own.Step = 500L;", "own.Step = 64L;")]
    [InlineData("own.Step = 21;", "own.Step = 24;")]
    [InlineData("own.Tenths = 0.31;", "own.Tenths = 0.3;")]
    [InlineData("own.Tenths = 1.01;", "own.Tenths = 1.0;")]
    [InlineData("own.Tenths = 0.26d;", "own.Tenths = 0.3d;")]
    [InlineData("Calls.Notify(text, times: 9);", "Calls.Notify(text, times: 3);")]
    [InlineData("own.Digits = [1, 12, number];", "own.Digits = [1, 9, number];")]
    [InlineData(
        "var r = new Txt2MusicPriceCalculationRequest { Model = text, Duration = 1000.5, InferenceSteps = 1 };",
        "var r = new Txt2MusicPriceCalculationRequest { Model = text, Duration = 600.0, InferenceSteps = 1 };")]
    public Task NearestNumberFix_OnANumber_TakesTheBound(string before, string after) => VerifyFix.StatementsAsync(new NearestNumberFix(), before, after);

    [Theory]
    [InlineData("own.Tenths = double.NaN;")]
    [InlineData("own.Weight = double.PositiveInfinity;")]
    [InlineData("var more = new Own { Share = 1.5 };")]
    public async Task NearestNumberFix_WhereNoneIsNearest_OffersNothing(string statements) => (await VerifyFix.OffersAsync(new NearestNumberFix(), statements)).ShouldBeEmpty();

    [Fact]
    public Task NearestNumberFix_OnAll_MendsEach() => VerifyFix.AllStatementsAsync(
        new NearestNumberFix(),
        "own.Width = 0; own.Step = 20; own.Digits = [0, 5, 10];",
        "own.Width = 1; own.Step = 16; own.Digits = [1, 5, 9];");
}
