using DryApi.Cli.Batch;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Names of results, from whatever stands in a row.</summary>
public sealed class ResultNamesTests
{
    [Theory]
    [InlineData("A lake", "A lake")]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("..", "_")]
    [InlineData("", "_")]
    [InlineData("/root", "_root")]
    [InlineData("C:\\Windows", "C__Windows")]
    [InlineData("con", "_con")]
    [InlineData("CON.tar", "_CON.tar")]
    [InlineData("Com1", "_Com1")]
    [InlineData("lpt²", "_lpt²")]
    [InlineData("console", "console")]
    [InlineData("nul ", "_nul")]
    [InlineData("-rf", "rf")]
    [InlineData(".bashrc", "bashrc")]
    [InlineData("a. . .", "a")]
    [InlineData("a\u0000b\u001b[2J\nc", "a_b_[2J_c")]
    [InlineData("gnp\u202eexe", "gnp_exe")]
    [InlineData("Ä l'été — 湖", "Ä l'été — 湖")]
    [InlineData("a%2e%2e#b", "a_2e_2e_b")]
    public void Name_OfAnyText_IsGoodEverywhere(string prompt, string expected) => Name("{prompt}.{ext}", prompt, ".png").ShouldBe(expected + ".png");

    [Theory]
    [InlineData(".PNG", "png")]
    [InlineData(".p/ng", "bin")]
    [InlineData(".averyveryverylongone", "bin")]
    [InlineData("", "bin")]
    public void Extension_OfAnyLink_IsGoodEverywhere(string extension, string expected) => Name("{row}.{ext}", "", extension).ShouldBe("00017." + expected);

    [Fact]
    public void Name_OfALongText_IsShortEnoughAndWhole()
    {
        var name = Name("{prompt}-{row}.{ext}", string.Concat(Enumerable.Repeat("湖😀", 1000)), ".png");

        System.Text.Encoding.UTF8.GetByteCount(name).ShouldBeLessThan(110);
        name.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void Name_OfARow_HasItsValuesAndNotes() =>
        new ResultNames("{row}-{line}-{operation}-{negative-prompt}-{#my id}.{ext}").Of(Row("{\"negative_prompt\":\"x\"}", "{\"my id\":\"y\"}"), ".png", 0).ShouldBe("00017-18-txt2img-x-y.png");

    /// <summary>Thousands of rows may have one name: each finds its own at once.</summary>
    [Theory]
    [InlineData(1, "a-17.png")]
    [InlineData(2, "a-17-2.png")]
    public void Name_ThatIsTaken_HasTheNumberOfItsRow(int copy, string expected) => new ResultNames("{prompt}.{ext}").Of(Row("{\"prompt\":\"a\"}", "{}"), ".png", copy).ShouldBe(expected);

    [Theory]
    [InlineData("a/{row}.{ext}", "--name has to be a name without a folder")]
    [InlineData("..\\{row}.{ext}", "--name has to be a name without a folder")]
    [InlineData("{row.{ext}", "--name has to be a name without a folder")]
    [InlineData("{row}.png", "--name has to end in .{ext}")]
    [InlineData("{ext}.{ext}", "--name has to end in .{ext}")]
    [InlineData("{colour}.{ext}", "--name: {colour} is no value of a row; use {row}, {line}, {operation}, {ext}, the name of an option such as {model}")]
    public void Template_ThatCannotBe_IsRefused(string template, string expected) => Should.Throw<UsageException>(() => new ResultNames(template)).Message.ShouldStartWith(expected);

    private static string Name(string template, string prompt, string extension) => new ResultNames(template).Of(Row(RowValues.Write([new("prompt", prompt)]), "{}"), extension, 0);

    private static JournalRow Row(string request, string notes) => new() { Number = 17, Line = 18, Operation = "txt2img", Request = request, Notes = notes, State = RowState.Submitted };
}
