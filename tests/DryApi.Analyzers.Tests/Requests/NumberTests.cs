namespace DryApi.Analyzers.Tests.Requests;

/// <summary>DRY3003 and DRY3004: ranges, multiples and allowed numbers.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("""own.Width = {|DRY3003:0|};""")]
    [InlineData("""own.Width = {|DRY3003:101|};""")]
    [InlineData("""own.Width = {|DRY3003:-1|};""")]
    [InlineData("""own.Width = {|DRY3003:50 * 3|};""")]
    [InlineData("""own.Width = {|DRY3003:Calls.Huge|};""")]
    [InlineData("""own.Width = {|DRY3003:int.MaxValue|};""")]
    [InlineData("""own.Width = {|DRY3003:default|};""")]
    [InlineData("""own.Width = {|DRY3003:(int)500.9|};""")]
    [InlineData("""own.Width = {|DRY3003:'é'|};""")]
    [InlineData("""own.Width = flag ? {|DRY3003:0|} : number;""")]
    [InlineData("""var more = new Own { Share = {|DRY3003:0|} };""")]
    [InlineData("""var more = new Own { Share = {|DRY3003:1.0|} };""")]
    [InlineData("""var more = new Own { Share = {|DRY3003:(double?)2|} };""")]
    [InlineData("""var more = new Own { Share = {|DRY3003:double.NaN|} };""")]
    [InlineData("""own.Step = {|DRY3003:20|};""")]
    [InlineData("""own.Step = {|DRY3003:72L|};""")]
    [InlineData("""own.Step = {|DRY3003:5|};""")]
    [InlineData("""own.Tenths = {|DRY3003:0.35|};""")]
    [InlineData("""own.Tenths = {|DRY3003:double.NaN|};""")]
    [InlineData("""own.Weight = {|DRY3003:double.PositiveInfinity|};""")]
    [InlineData("""own.Weight = {|DRY3003:1.0 / 0|};""")]
    [InlineData("""var r = new Txt2MusicPriceCalculationRequest { Model = "m", Duration = {|DRY3003:9.9|}, InferenceSteps = {|DRY3003:101|} };""")]
    [InlineData("""own.Digits = [1, {|DRY3003:10|}, 9];""")]
    [InlineData("""own.Digits = new long[] { {|DRY3003:0|}, number };""")]
    [InlineData("""Calls.Notify(text, {|DRY3003:4|});""")]
    public Task Number_OutsideItsRange_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Width = 1;""")]
    [InlineData("""own.Width = 100;""")]
    [InlineData("""own.Width = number;""")]
    [InlineData("""own.Width = 0 + number;""")]
    [InlineData("""own.Width += 1000;""")]
    [InlineData("""own.Width++;""")]
    [InlineData("""var more = new Own { Share = 0.5 };""")]
    [InlineData("""var more = new Own { Share = null };""")]
    [InlineData("""own.Step = 64;""")]
    [InlineData("""own.Step = null;""")]
    [InlineData("""own.Step = (long?)24.5;""")]
    [InlineData("""own.Tenths = 0.3;""")]
    [InlineData("""own.Weight = double.MaxValue;""")]
    [InlineData("""own.Digits = [1, 9, number];""")]
    [InlineData("""Calls.Notify(text);""")]
    [InlineData("""Calls.Notify(text, 3);""")]
    public Task Number_WithinItsRange_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Scale = {|DRY3004:3|};""")]
    [InlineData("""own.Scale = {|DRY3004:0|};""")]
    public Task Number_NotAmongThoseAllowed_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Scale = 2;""")]
    [InlineData("""own.Scale = null;""")]
    [InlineData("""own.Scale = number;""")]
    public Task Number_AmongThoseAllowed_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);
}
