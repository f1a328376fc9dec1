using Spectre.Console;
using Spectre.Console.Rendering;

namespace DryApi.Cli;

/// <summary>A line of progress that is as wide as the terminal is at the moment.</summary>
/// <param name="state">What it shows.</param>
internal sealed class ProgressLine(ProgressState state) : ProgressColumn
{
    /// <summary>A line that ends at the edge would be wrapped by some terminals.</summary>
    private const int Margin = 2;

    private static readonly Style Done = new(Color.Green);
    private static readonly Style Open = new(Color.Grey);

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var (before, done, open, after) = state.Line(Math.Max(1, options.ConsoleSize.Width - Margin));
        var sign = options.Unicode ? '━' : '-';
        var line = new Paragraph { Overflow = Overflow.Ellipsis }.Append(before);
        if (done + open > 0)
        {
            line.Append(" ").Append(new string(sign, done), Done).Append(new string(options.Unicode ? '─' : '.', open), Open);
        }

        return line.Append("  ").Append(after);
    }
}
