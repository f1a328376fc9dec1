using System.ComponentModel.DataAnnotations;
using DryApi.Validation;

namespace DryApi.Generated.Tests.Validation;

/// <summary>The rules by themselves, also those that the contract of today does not use.</summary>
public sealed class RulesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("\U0001F600", 1)]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467", 5)]
    [InlineData("e\u0301", 2)]
    [InlineData("\U0001F600\U0001F600\U0001F600", 3)]
    [InlineData("a\U0001F600b", 3)]
    public void Length_OnText_CountsCodePoints(string text, int expected) => Rules.Length(text).ShouldBe(expected);

    [Fact]
    public void Length_OnLoneSurrogates_CountsEach()
    {
        // Not inline data: a runner would write them as something else.
        Rules.Length("\uD83D").ShouldBe(1);
        Rules.Length("\uDE00\uD83D").ShouldBe(2);
        Rules.Length("\uD83D\uD83D\uDE00").ShouldBe(2);
        Rules.Length("\uD83D\uDE00\uDE00").ShouldBe(2);
    }

    [Theory]
    [InlineData(0, 2, null, true)]
    [InlineData(0, 2, "ab", true)]
    [InlineData(0, 2, "abc", false)]
    [InlineData(0, 2, "\U0001F600\U0001F600", true)]
    [InlineData(3, int.MaxValue, "ab", false)]
    [InlineData(3, int.MaxValue, "\U0001F600\U0001F600", false)]
    [InlineData(3, int.MaxValue, "abc", true)]
    [InlineData(2, 2, "\U0001F600a", true)]
    public void TextLength_OnText_JudgesCodePoints(int minimum, int maximum, string? text, bool expected) =>
        new TextLengthAttribute(maximum) { MinimumLength = minimum }.IsValid(text).ShouldBe(expected);

    [Theory]
    [InlineData("^a+$", "aaa", true)]
    [InlineData("^a+$", "aab", false)]
    [InlineData("b", "abc", true)]
    [InlineData("b", "ac", false)]
    [InlineData("b", null, true)]
    [InlineData("b", "", false)]
    public void TextPattern_OnText_FindsItAnywhere(string pattern, string? text, bool expected)
    {
        new TextPatternAttribute(pattern).IsValid(text).ShouldBe(expected);
        (new PatternMatcher(pattern).Judge(text) == PatternVerdict.Matches).ShouldBe(expected);
    }

    [Theory]
    [InlineData(false, false, 1d, true)]
    [InlineData(false, false, 0.999999, false)]
    [InlineData(true, false, 1d, false)]
    [InlineData(true, false, 1.000001, true)]
    [InlineData(false, false, 2d, true)]
    [InlineData(false, false, 2.000001, false)]
    [InlineData(false, true, 2d, false)]
    [InlineData(false, false, double.NaN, false)]
    [InlineData(false, false, double.PositiveInfinity, false)]
    [InlineData(false, false, null, true)]
    public void NumberRange_FromOneToTwo_JudgesBothEnds(bool isMinimumExcluded, bool isMaximumExcluded, double? number, bool expected)
    {
        new NumberRangeAttribute(1, 2) { MinimumIsExclusive = isMinimumExcluded, MaximumIsExclusive = isMaximumExcluded }.IsValid(number).ShouldBe(expected);
        Rules.IsInRange(number, 1, 2, isMinimumExcluded, isMaximumExcluded).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0.1, 0.3, true)]
    [InlineData(0.1, 0.35, false)]
    [InlineData(8, 512d, true)]
    [InlineData(8, 513d, false)]
    [InlineData(8, -16d, true)]
    [InlineData(8, 0d, true)]
    [InlineData(8, null, true)]
    [InlineData(2, 1e300, true)]
    [InlineData(8, double.NaN, false)]
    public void MultipleOf_OnNumber_Divides(double divisor, double? number, bool expected) =>
        new MultipleOfAttribute(divisor).IsValid(number).ShouldBe(expected);

    [Fact]
    public void DistinctItems_OnDoubledItem_Refuses()
    {
        new DistinctItemsAttribute().IsValid(new List<string> { "a", "b" }).ShouldBeTrue();
        new DistinctItemsAttribute().IsValid(new List<string> { "a", "a" }).ShouldBeFalse();
        new DistinctItemsAttribute().IsValid(new List<long>()).ShouldBeTrue();
        new DistinctItemsAttribute().IsValid(null).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void ItemCount_FromOneToTwo_Counts(int count, bool expected) =>
        new ItemCountAttribute(1, 2).IsValid(new string[count]).ShouldBe(expected);

    [Theory]
    [InlineData("a.png", null, true)]
    [InlineData("a.PNG", null, true)]
    [InlineData("a.jpeg", null, true)]
    [InlineData("a.gif", null, false)]
    [InlineData("a.png.exe", null, false)]
    [InlineData("a.exe", "image/png", false)]
    [InlineData("a", null, true)]
    [InlineData("a", "image/png", true)]
    [InlineData("a", "IMAGE/PNG; x=y", true)]
    [InlineData("a", "image/jpg", true)]
    [InlineData("a", "image/gif", false)]
    [InlineData("a", "text/plain", false)]
    [InlineData("a.", "image/png", true)]
    [InlineData(".png", null, true)]
    public void FileTypes_OfPngAndJpg_AskTheEndingThenTheMediaType(string name, string? contentType, bool expected) =>
        new FileTypesAttribute("png", "jpg").IsValid(FileContent.FromBytes([], name, contentType)).ShouldBe(expected);

    [Fact]
    public void FileSize_OnStreamThatKnowsNoLength_LeavesItToTheService()
    {
        using var stream = new System.IO.Compression.DeflateStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);

        new FileSizeAttribute(1).IsValid(FileContent.FromStream(stream, "a.png")).ShouldBeTrue();
    }

    [Fact]
    public void FileSize_OnStreamThatWasReadInto_CountsTheRest()
    {
        using var stream = new LengthOnlyStream(100) { Position = 90 };

        new FileSizeAttribute(10).IsValid(FileContent.FromStream(stream, "a.png")).ShouldBeTrue();
        new FileSizeAttribute(9).IsValid(FileContent.FromStream(stream, "a.png")).ShouldBeFalse();
    }

    [Fact]
    public void Attributes_ForEachItem_JudgeItems()
    {
        ValidationAttribute[] attributes =
        [
            new TextLengthAttribute(1) { EachItem = true },
            new TextPatternAttribute("^.$") { EachItem = true },
            new AllowedTextAttribute("a", "b") { EachItem = true },
        ];
        foreach (var attribute in attributes)
        {
            attribute.IsValid(new List<string> { "a", "b" }).ShouldBeTrue(attribute.GetType().Name);
            attribute.IsValid(new List<string> { "a", "cc" }).ShouldBeFalse(attribute.GetType().Name);
        }

        new NumberRangeAttribute(1, 2) { EachItem = true }.IsValid(new List<long> { 1, 3 }).ShouldBeFalse();
        new AllowedNumbersAttribute(1, 2) { EachItem = true }.IsValid(new List<double> { 1, 3 }).ShouldBeFalse();
        new FiniteNumberAttribute { EachItem = true }.IsValid(new List<double> { 1, double.NaN }).ShouldBeFalse();
        new MultipleOfAttribute(2) { EachItem = true }.IsValid(new List<double> { 2, 3 }).ShouldBeFalse();
    }
}
