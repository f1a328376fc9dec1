namespace DryApi.Analyzers.Tests.Requests;

/// <summary>DRY3008, DRY3010, DRY3011 and DRY3009: lists as a whole, and what is null.</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData("""own.Tags = {|DRY3008:[]|};""")]
    [InlineData("""own.Tags = {|DRY3008:["a", "b", "c", "d"]|};""")]
    [InlineData("""own.Tags = {|DRY3008:["a", "b", "c", "d", .. texts]|};""")]
    [InlineData("""own.Tags = {|DRY3008:new[] { "a", "b", "c", text }|};""")]
    [InlineData("""own.Tags = {|DRY3008:new List<string>()|};""")]
    [InlineData("""own.Tags = {|DRY3008:new List<string>(8)|};""")]
    [InlineData("""own.Tags = {|DRY3008:new List<string> { "a", "b", "c", "d" }|};""")]
    [InlineData("""own.Tags = {|DRY3008:new string[4]|};""")]
    [InlineData("""own.Tags = {|DRY3008:Array.Empty<string>()|};""")]
    [InlineData("""own.Tags = flag ? texts : {|DRY3008:[]|};""")]
    [InlineData("""own.Sizes = {|DRY3008:[1]|};""")]
    [InlineData("""own.Sizes = {|DRY3008:new int[1]|};""")]
    [InlineData("""own.Sizes = {|DRY3008:new int[] { 1 }|};""")]
    [InlineData("""var more = new Own { Tags = {|DRY3008:{ "a", "b", "c", "d" }|} };""")]
    public Task List_OnAWrongNumberOfItems_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Tags = ["a"];""")]
    [InlineData("""own.Tags = ["a", "b", "c"];""")]
    [InlineData("""own.Tags = [.. texts];""")]
    [InlineData("""own.Tags = new List<string>(texts);""")]
    [InlineData("""own.Tags = new List<string>(number) { "a" };""")]
    [InlineData("""own.Tags = new string[number];""")]
    [InlineData("""own.Tags = texts;""")]
    [InlineData("""own.Tags = null;""")]
    [InlineData("""own.Sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];""")]
    [InlineData("""own.Set = new HashSet<string> { "a", "a" };""")]
    [InlineData("""var more = new Own { Tags = { "a" } };""")]
    public Task List_OnARightOrUnknownNumberOfItems_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Tags = ["a", {|DRY3010:"a"|}];""")]
    [InlineData("""own.Tags = ["own", text, {|DRY3010:nameof(own)|}];""")]
    [InlineData("""var more = new Own { Ids = [1, 2, {|DRY3010:0x1|}] };""")]
    [InlineData("""var more = new Own { Ids = { 7, {|DRY3010:7L|} } };""")]
    public Task List_OnAnItemThatStandsTwice_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Tags = ["a", {|DRY3011:null|}!];""")]
    [InlineData("""own.Tags = new[] { "a", {|DRY3011:default|}! };""")]
    [InlineData("""own.Tags = new List<string> { {|DRY3011:(string)null!|} };""")]
    public Task List_OnNullAsAnItem_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""own.Tags = ["a", text, text];""")]
    [InlineData("""var more = new Own { Ids = [1, 2, number, number] };""")]
    [InlineData("""own.Sizes = [1, 1];""")]
    public Task List_OnDifferentOrUnknownItems_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""request.Model = {|DRY3009:null|}!;""")]
    [InlineData("""request.Model = {|DRY3009:default|}!;""")]
    [InlineData("""request.Model = perhaps?.FileName ?? {|DRY3009:null|}!;""")]
    [InlineData("""var r = new Txt2EmbeddingRequest { Input = {|DRY3009:null|}!, Model = "m" };""")]
    [InlineData("""var r = new Img2TxtRequest { Image = {|DRY3009:(FileContent)null!|}, Model = "m" };""")]
    public Task Value_OnNullWhereItIsRequired_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""request.Model = "";""")]
    [InlineData("""request.Model = text!;""")]
    [InlineData("""request.NegativePrompt = null;""")]
    [InlineData("""var r = new Img2TxtRequest { Image = perhaps!, Model = "m" };""")]
    [InlineData("""var answer = new JobState { ResultUrl = null! };""")]
    public Task Value_OnNoNullOrWhereItMayBe_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);
}
