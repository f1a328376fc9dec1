using System.ComponentModel;
using System.Text.RegularExpressions;

namespace DryApi.Validation;

/// <summary>
/// A pattern, and the one place that decides how it is matched: in time linear in the text where .NET can, or else with backtracking.
/// Either way a match is given up when its time is over for the second time, which is a verdict and never an exception. Built when it is
/// first asked.
/// This is compiled into the analyzers as well.
/// </summary>
/// <param name="pattern">The pattern, as .NET writes it.</param>
/// <param name="schemaPattern">The pattern as the schema has it, which messages show; null when that is the same.</param>
/// <param name="backtracks">Whether the linear engine cannot take it, or takes too long to be built for it.</param>
/// <param name="timeout">After how long a match by backtracking is given up; <see cref="Timeout"/> when null. A linear one has ten times as long.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternMatcher(string pattern, string? schemaPattern = null, bool backtracks = false, TimeSpan? timeout = null)
{
    /// <summary>
    /// <c>RegexOptions.NonBacktracking</c>, which netstandard2.0 does not name, and the .NET Framework, where Visual Studio runs analyzers,
    /// does not have.
    /// </summary>
    private const RegexOptions Linear = (RegexOptions)1024;

    /// <summary>After how long the SDK gives up a match by backtracking: 1 s. Analyzers take less.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly Lazy<Regex> _regex = new(() => Build(pattern, backtracks ? RegexOptions.None : Linear, timeout ?? Timeout));

    /// <summary>The pattern that messages show.</summary>
    internal string Shown => schemaPattern ?? pattern;

    /// <exception cref="ArgumentException">It is no pattern of .NET.</exception>
    internal PatternVerdict Judge(string? text)
    {
        if (text is null)
        {
            return PatternVerdict.Matches;
        }

        // The first match pays for compiling the engine, and a busy machine stands still at times: neither is the text's fault.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                return _regex.Value.IsMatch(Sent(text)) ? PatternVerdict.Matches : PatternVerdict.Differs;
            }
            catch (RegexMatchTimeoutException)
            {
                // Told below.
            }
        }

        return PatternVerdict.TimedOut;
    }

    /// <summary>The message of a verdict; null when nothing is wrong.</summary>
    internal string? Problem(PatternVerdict verdict) => verdict switch
    {
        PatternVerdict.Differs => Rules.PatternMessage(Shown),
        PatternVerdict.TimedOut => Rules.PatternTimeoutMessage(Shown),
        _ => null,
    };

    /// <summary>Builds the engine that is asked for, or the one that backtracks where there is none or it would grow too large.</summary>
    internal static Regex Build(string pattern, RegexOptions engine, TimeSpan timeout)
    {
        if (engine != RegexOptions.None)
        {
            try
            {
                // Only a text of megabytes gets there: it is a bound, and no part of the verdict on others.
                var longer = timeout == Regex.InfiniteMatchTimeout ? timeout : TimeSpan.FromTicks(timeout.Ticks * 10);
                return new Regex(pattern, engine | RegexOptions.CultureInvariant, longer);
            }
            catch (NotSupportedException)
            {
                // Lookarounds, back references and the like, or more states than the program allows.
            }
            catch (ArgumentOutOfRangeException)
            {
                // The option is unknown.
            }
        }

        return new Regex(pattern, RegexOptions.CultureInvariant, timeout);
    }

    /// <summary>The text as UTF-8 has it: half of a character becomes U+FFFD.</summary>
    private static string Sent(string text)
    {
        char[]? sent = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            (sent ??= text.ToCharArray())[i] = '\ufffd';
        }

        return sent is null ? text : new string(sent);
    }
}
