using System.Globalization;
using System.Text;

namespace DryApi.Generator.Patterns;

/// <summary>A set of code points. Halves of characters are in none: no text in UTF-8 has them.</summary>
internal sealed class CodePoints
{
    public const int Last = 0x10FFFF;

    private const int FirstBeyond = 0x10000;

    /// <summary>A whole character beyond U+FFFF, which is two UTF-16 units in .NET.</summary>
    private const string Pair = @"[\ud800-\udbff][\udc00-\udfff]";

    public static readonly CodePoints All = Of((0, Last));

    public static readonly CodePoints Digits = Of(('0', '9'));

    public static readonly CodePoints Word = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    /// <summary>WhiteSpace and LineTerminator of ECMAScript.</summary>
    public static readonly CodePoints Blank = Of(
        ('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    public static readonly CodePoints LineTerminators = Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029));

    private readonly (int Start, int End)[] _ranges;

    private CodePoints((int, int)[] ranges) => _ranges = ranges;

    /// <summary>How many ranges it has.</summary>
    public int Count => _ranges.Length;

    public static CodePoints Of(params (int Start, int End)[] ranges)
    {
        // Halves are left out first, so that no range has one.
        var whole = ranges.SelectMany(range => new[] { (range.Start, End: Math.Min(range.End, 0xD7FF)), (Start: Math.Max(range.Start, 0xE000), range.End) })
            .Where(range => range.Start <= range.End)
            .OrderBy(range => range.Start);
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in whole)
        {
            if (merged.Count > 0 && start <= merged[merged.Count - 1].End + 1)
            {
                merged[merged.Count - 1] = (merged[merged.Count - 1].Start, Math.Max(end, merged[merged.Count - 1].End));
            }
            else
            {
                merged.Add((start, end));
            }
        }

        return new CodePoints([.. merged]);
    }

    public static CodePoints Union(IEnumerable<CodePoints> sets) => Of([.. sets.SelectMany(set => set._ranges)]);

    public CodePoints Complement()
    {
        var ranges = new List<(int, int)>();
        var next = 0;
        foreach (var (start, end) in _ranges)
        {
            if (next < start)
            {
                ranges.Add((next, start - 1));
            }

            next = end + 1;
        }

        if (next <= Last)
        {
            ranges.Add((next, Last));
        }

        return Of([.. ranges]);
    }

    /// <summary>Writes it as one atom of a .NET pattern. Its alternatives never begin alike, so there is nothing to go back to within.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="sets">Gets each set of UTF-16 units that the pattern asks for, with its number of ranges.</param>
    public void Write(StringBuilder text, IDictionary<string, int> sets)
    {
        var units = _ranges.Where(range => range.Start < FirstBeyond).Select(range => (range.Start, End: Math.Min(range.End, 0xFFFF))).ToArray();
        var beyond = _ranges.Where(range => range.End >= FirstBeyond).Select(range => (Start: Math.Max(range.Start, FirstBeyond), range.End)).ToArray();
        if (beyond.Length == 0)
        {
            text.Append(Noted(units.Length == 0 ? @"[^\0-\uffff]" : Class(units), units.Length, sets));
            return;
        }

        var alternatives = new List<string>();
        if (beyond.Length == 1 && beyond[0] == (FirstBeyond, Last))
        {
            // The shorter form: all but a few.
            var others = Complement()._ranges;
            alternatives.Add(Noted($@"[^{string.Concat(others.Select(Range))}\ud800-\udfff]", others.Length + 1, sets));
            alternatives.Add(Pair);
            _ = (Noted(@"[\ud800-\udbff]", 1, sets), Noted(@"[\udc00-\udfff]", 1, sets));
        }
        else
        {
            if (units.Length > 0)
            {
                alternatives.Add(Noted(Class(units), units.Length, sets));
            }

            alternatives.AddRange(Pairs(beyond, sets));
        }

        text.Append("(?:").Append(string.Join("|", alternatives)).Append(')');
    }

    /// <summary>The characters beyond U+FFFF as pairs: first units that share their second ones stand together.</summary>
    private static IEnumerable<string> Pairs((int Start, int End)[] ranges, IDictionary<string, int> sets)
    {
        var seconds = new SortedDictionary<int, List<(int, int)>>();
        foreach (var range in ranges)
        {
            for (var (start, end) = range; start <= end;)
            {
                var last = Math.Min(end, start | 0x3FF);
                var first = 0xD800 + ((start - FirstBeyond) >> 10);
                if (!seconds.TryGetValue(first, out var list))
                {
                    seconds.Add(first, list = []);
                }

                list.Add((0xDC00 + (start & 0x3FF), 0xDC00 + (last & 0x3FF)));
                start = last + 1;
            }
        }

        return seconds
            .GroupBy(pair => Class([.. pair.Value]), pair => pair, StringComparer.Ordinal)
            .Select(group =>
            {
                var firsts = Joined([.. group.Select(pair => pair.Key)]);
                return Noted(Class(firsts), firsts.Length, sets) + Noted(group.Key, group.First().Value.Count, sets);
            })
            .ToArray();
    }

    /// <summary>Sorted units as ranges.</summary>
    private static (int, int)[] Joined(int[] units)
    {
        var ranges = new List<(int Start, int End)>();
        foreach (var unit in units)
        {
            if (ranges.Count > 0 && ranges[ranges.Count - 1].End + 1 == unit)
            {
                ranges[ranges.Count - 1] = (ranges[ranges.Count - 1].Start, unit);
            }
            else
            {
                ranges.Add((unit, unit));
            }
        }

        return [.. ranges];
    }

    private static string Noted(string set, int ranges, IDictionary<string, int> sets)
    {
        sets[set] = ranges;
        return set;
    }

    private static string Class((int Start, int End)[] ranges) =>
        ranges.Length == 1 && ranges[0].Start == ranges[0].End ? Literal(ranges[0].Start) : $"[{string.Concat(ranges.Select(Range))}]";

    private static string Range((int Start, int End) range) => range.Start == range.End ? InClass(range.Start)
        : range.End == range.Start + 1 ? InClass(range.Start) + InClass(range.End)
        : InClass(range.Start) + "-" + InClass(range.End);

    /// <summary>A unit outside of a class.</summary>
    private static string Literal(int unit) => Unit(unit, @"\*+?|{}[]()^$.");

    private static string InClass(int unit) => Unit(unit, @"\]-[^");

    private static string Unit(int unit, string escaped) => unit switch
    {
        < 0x20 or 0x7F => Hexadecimal(unit),
        < 0x7F => escaped.IndexOf((char)unit) >= 0 ? "\\" + (char)unit : ((char)unit).ToString(),
        _ => char.IsLetterOrDigit((char)unit) ? ((char)unit).ToString() : Hexadecimal(unit),
    };

    private static string Hexadecimal(int unit) => "\\u" + unit.ToString("x4", CultureInfo.InvariantCulture);
}
