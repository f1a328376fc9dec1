using System.Diagnostics;
using System.Text;

namespace DryApi.Cli.Tests;

/// <summary>Words for a shell, read by the shell of this machine.</summary>
public sealed class ShellTextTests
{
    [UnixFact]
    public void Word_OnAnyText_IsThatTextToTheShell()
    {
        var random = new Random(1);
        string[] alphabet = ["'", "\"", "\\", "$(touch x)", "`touch x`", "${HOME}", "$", "!", "!!", "*", "~", "#", "&", "|", ";", "<", ">", " ", "\t", "\n", "\n\n", "\r", "\u001B[2J", "\u0007", "\u0085", "\u202E", "\uFEFF", "\u2028", "\u200D", "ü", "日本", "🎨", "%s", "%", "\\n", "-", "--", "=", "a", "0", "(", ")", "{a,b}", "[x]", "?"];
        string[] texts = ["", "-", "'", "\n", "\u001B", "\u001B\n", .. alphabet, .. Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => alphabet[random.Next(alphabet.Length)])))];

        var script = new StringBuilder("set -eu\n");
        foreach (var text in texts)
        {
            var word = ShellText.Word(text);
            TerminalText.Lines(word).ShouldBe(word, "a terminal obeys none of it");
            script.Append("printf '%s\\0' ").Append(word).Append('\n');
        }

        Run(script.ToString()).Split('\0')[..^1].ShouldBe(texts);
    }

    [Fact]
    public void Word_OnPlainText_IsAsItWas() => ShellText.Word("https://example.com/a-b_c.png").ShouldBe("https://example.com/a-b_c.png");

    [Fact]
    public void LineWord_OnWhatALineCannotShow_IsNone()
    {
        ShellText.LineWord("it's").ShouldBe("'it'\\''s'");
        ShellText.LineWord("a\nb").ShouldBeNull();
        ShellText.LineWord("a\u202Eb").ShouldBeNull();
    }

    private static string Run(string script)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8 };
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        shell.StandardInput.Write(script);
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(0);
        return output.GetAwaiter().GetResult();
    }
}
