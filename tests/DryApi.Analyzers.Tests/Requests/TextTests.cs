namespace DryApi.Analyzers.Tests.Requests;

/// <summary>DRY3002, DRY3004 and DRY3005: lengths, allowed texts and patterns.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("""own.Name = {|DRY3002:"a"|};""")]
    [InlineData("""own.Name = {|DRY3002:"abcdef"|};""")]
    [InlineData("""own.Name = {|DRY3002:""|};""")]
    [InlineData("""own.Name = {|DRY3002:"👍"|};""")]
    [InlineData("""own.Tags = ["abc", {|DRY3002:"abcd"|}];""")]
    [InlineData("""own.Tags = new[] { "abc", {|DRY3002:"abcd"|} };""")]
    [InlineData("""own.Tags = new List<string> { {|DRY3002:"abcd"|} };""")]
    [InlineData("""own.Tags = new List<string>(texts) { {|DRY3002:"abcd"|} };""")]
    [InlineData("""own.Tags = [.. texts, {|DRY3002:"abcd"|}];""")]
    [InlineData("""var more = new Own { Tags = { {|DRY3002:"abcd"|} } };""")]
    [InlineData("""own.Tags = [flag ? "abc" : {|DRY3002:"abcd"|}];""")]
    public Task Text_OnALengthOutsideTheBounds_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Name = "ab";""")]
    [InlineData("""own.Name = "abcde";""")]
    [InlineData("""own.Name = "👍👍👍👍👍";""")]
    [InlineData("""own.Name = null;""")]
    [InlineData("""own.Name = text;""")]
    [InlineData("""own.Name = "a" + text;""")]
    [InlineData("""own.Name = new string('a', 9);""")]
    [InlineData("""own.Tags = ["abc", text, .. texts];""")]
    [InlineData("""own.Tags = texts;""")]
    public Task Text_OnALengthWithinTheBounds_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Code = {|DRY3005:"ab"|};""")]
    [InlineData("""own.Code = {|DRY3005:" ab-12"|};""")]
    [InlineData("""own.Code = {|DRY3005:""|};""")]
    public Task Text_OnAPatternThatItBreaks_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Code = "ab-12";""")]
    [InlineData("""own.Code = "ab-12 and what comes after: a pattern is no whole text";""")]
    [InlineData("""own.Code = null;""")]
    [InlineData("""own.Code = text;""")]
    public Task Text_OnAPatternThatItMatches_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = {|DRY3004:"xml"|} };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = {|DRY3004:"JSON"|} };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = {|DRY3004:new OcrFormat("xml")|} };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = {|DRY3004:new("xml")|} };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = {|DRY3004:(OcrFormat)"xml"|} };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = flag ? OcrFormat.Json : {|DRY3004:"xml"|} };""")]
    [InlineData("""var query = new ModelsQuery { InferenceTypes = [InferenceType.Txt2Img, {|DRY3004:"txt2txt"|}] };""")]
    [InlineData("""var query = new ModelsQuery { InferenceTypes = new List<InferenceType> { {|DRY3004:"txt2txt"|}, "txt2img" } };""")]
    public Task Enumeration_OnAnotherText_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = "json" };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = OcrFormat.Text };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = null };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = text };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = file, Model = "m", Format = new OcrFormat(text) };""")]
    [InlineData("""var query = new ModelsQuery { InferenceTypes = ["txt2img", text, InferenceType.Img2Video] };""")]
    public Task Enumeration_OnAnAllowedOrUnknownText_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);
}
