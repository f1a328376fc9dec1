using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Tests.Shipping;

/// <summary>What the messages say: what is wrong, with the value and the bound.</summary>
public sealed class MessageTests
{
    [Theory]
    [InlineData("""request.WebhookUrl = "http://example.com/hook";""", "Txt2ImgRequest.WebhookUrl must be an absolute https address; 'http://example.com/hook' is http")]
    [InlineData("""request.WebhookUrl = "https://a b";""", "Txt2ImgRequest.WebhookUrl must be an absolute https address; 'https://a b' has blanks")]
    [InlineData("""request.WebhookUrl = "example.com";""", "Txt2ImgRequest.WebhookUrl must be an absolute https address; 'example.com' is not one")]
    [InlineData("""own.Name = "abcdef";""", "Own.Name must have 2 to 5 characters; this text has 6")]
    [InlineData("""own.Width = 0;""", "Own.Width must be at least 1 and at most 100; 0 is not")]
    [InlineData("""var o = new Own { Share = 0 };""", "Own.Share must be more than 0 and less than 1; 0 is not")]
    [InlineData("""own.Step = 20;""", "Own.Step must be a multiple of 8; 20 is not")]
    [InlineData("""own.Weight = double.NaN;""", "Own.Weight must be a finite number; NaN is not")]
    [InlineData("""own.Scale = 3;""", "Own.Scale must be one of 2, 4; '3' is none of them")]
    [InlineData("""var q = new ModelsQuery { InferenceTypes = ["a"] };""", "ModelsQuery.InferenceTypes must be one of aud2txt, aud2video, audiofile2txt, img2img, img2txt, img2video, img_rmbg, img_upscale, txt2audio, txt2embedding, txt2img, txt2music and 5 more; 'a' is none of them")]
    [InlineData("""own.Code = "ab\ncd";""", "Own.Code must match the pattern ^[a-z]+-[0-9]{2}; 'ab\\ncd' does not")]
    [InlineData("""own.Sizes = [1];""", "Own.Sizes must have at least 2 items; this list has 1")]
    [InlineData("""own.Tags = ["a", "b", "c", "d", .. texts];""", "Own.Tags must have 1 to 3 items; this list has at least 4")]
    [InlineData("""own.Tags = ["a", "a"];""", "Own.Tags must not hold the same item twice; 'a' stands there before")]
    [InlineData("""request.Model = null!;""", "Txt2ImgRequest.Model must be given; it is null here")]
    [InlineData("""var c = new Choice { First = "a", Second = "b" };""", "Choice must have exactly one of First, Second; First, Second are given")]
    [InlineData("""var c = new Choice();""", "Choice must have exactly one of First, Second; none is given")]
    [InlineData("""var c = new Choice { First = "a", Kind = "other" };""", "Choice must have Reason when Kind is other; Reason is not given")]
    [InlineData("""Calls.Notify("ftp://a");""", "url must be an absolute https address; 'ftp://a' is ftp")]
    [InlineData("""var f = client.Balance.GetAsync().Result;""", "Result blocks the thread until GetAsync is done, which can stand still for ever; use await")]
    public async Task Message_OfADiagnostic_NamesValueAndBound(string statements, string message)
    {
        var compilation = Compiling.Compile(Compiling.WithSdk, OutputKind.DynamicallyLinkedLibrary, ("Prelude.cs", Verify.Prelude), ("Sample.cs", Verify.Method(statements)));

        (await Compiling.AnalyzeAsync(compilation)).ShouldHaveSingleItem().GetMessage().ShouldBe(message);
    }

    /// <summary>Rules of a model hold what a document says; it stands in the message as it is.</summary>
    [Theory]
    [InlineData("{0}")]
    [InlineData("{{")]
    [InlineData("}")]
    [InlineData("a|b")]
    [InlineData("%s")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("{1}{2}{9}")]
    public async Task Message_OfARuleWithSuchATextInIt_HasTheTextAsItIs(string text)
    {
        var literal = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
        var pattern = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral($"^(?:{System.Text.RegularExpressions.Regex.Escape(text)})$", quote: true);
        var compilation = Compiling.Compile(Compiling.WithSdk, OutputKind.DynamicallyLinkedLibrary, ("Sample.cs", $$"""
            public class Hostile
            {
                [DryApi.Validation.AllowedText({{literal}})] public string? Kind { get; set; }
                [DryApi.Validation.TextPattern({{pattern}}, SchemaPattern = {{literal}})] public string? Code { get; set; }
                public static Hostile Make() => new() { Kind = "other", Code = "other" };
            }
            """));

        (await Compiling.AnalyzeAsync(compilation)).Select(diagnostic => diagnostic.GetMessage()).ShouldBe(
        [
            $"Hostile.Kind must be one of {text}; 'other' is none of them",
            $"Hostile.Code must match the pattern {text}; 'other' does not",
        ]);
    }

    /// <summary>A text that takes so long cannot be sent either.</summary>
    [Fact]
    public async Task Message_OfATextThatCannotBeCheckedInTime_SaysThat()
    {
        var compilation = Compiling.Compile(Compiling.WithSdk, OutputKind.DynamicallyLinkedLibrary, ("Sample.cs", $$"""
            public class Slow
            {
                [DryApi.Validation.TextPattern("^(?!x)(a+)+$", Backtracks = true)] public string? Code { get; set; }
                [DryApi.Validation.TextPattern("(")] public string? None { get; set; }
                public static Slow Make() => new() { Code = "{{new string('a', 50)}}!", None = "a" };
            }
            """));

        (await Compiling.AnalyzeAsync(compilation)).ShouldHaveSingleItem().GetMessage()
            .ShouldBe($"Slow.Code must match the pattern ^(?!x)(a+)+$; '{new string('a', 50)}!' could not be checked in time");
    }
}
