using DryApi.Validation;

namespace DryApi.Generator.Tests.Patterns;

/// <summary>A pattern means in .NET what it means in ECMAScript, with either engine, or it is refused.</summary>
public sealed class EcmaVerdictTests
{
    /// <summary>What ECMAScript takes and .NET cannot say alike. Anything else has to be translated.</summary>
    private static readonly string[] Refusals =
    [
        "half of a character", "property of Unicode", "into a repeated group", "beside a lookbehind", "needs the flag u", "leads to no group", "no escape of ECMAScript",
        "a range that begins with a set", "a range that ends with a set", "two groups have one name",
    ];

    [Fact]
    public void Translate_OnEveryPatternOfTheTable_MeansWhatEcmaScriptSays()
    {
        var wrong = new List<string>();
        var judged = 0;
        foreach (var (pattern, mode, texts, verdicts) in EcmaVerdict.All)
        {
            DotNetPattern translated;
            try
            {
                translated = EcmaPattern.Translate(pattern);
            }
            catch (PatternException exception)
            {
                if (mode == "u" && !Refusals.Any(exception.Message.Contains))
                {
                    wrong.Add($"{pattern}: {exception.Message}");
                }

                continue;
            }

            if (mode == "none")
            {
                wrong.Add($"{pattern}: ECMAScript refuses it, and it became {translated.Text}");
            }

            foreach (var backtracks in translated.Backtracks ? [true] : new[] { true, false })
            {
                var attribute = new TextPatternAttribute(translated.Text) { Backtracks = backtracks, MatchTimeoutInMilliseconds = -1 };
                for (var i = 0; i < texts.Length; i++, judged++)
                {
                    if (attribute.IsValid(texts[i]) != (verdicts[i] == '1'))
                    {
                        wrong.Add($"{pattern} ({mode}) became {translated.Text}, backtracking {backtracks}: wrong on {System.Text.Json.JsonSerializer.Serialize(texts[i])}, where ECMAScript says {verdicts[i]}");
                    }
                }
            }
        }

        wrong.Take(20).ShouldBeEmpty($"{wrong.Count} are wrong");
        judged.ShouldBeGreaterThan(3_000);
    }
}
