namespace DryApi.Contracts.Tests.Comparison;

/// <summary>A type of a contract, and which values it allows by the meaning of its words: written down beside the comparison, not taken from it.</summary>
/// <param name="Text">The type as a contract says it.</param>
/// <param name="Allows">Whether a value is one of the type: a string, a number, a truth value, or null.</param>
internal sealed record SmallType(string Text, Func<object?, bool> Allows)
{
    /// <summary>Values on both sides of every limit that stands below.</summary>
    public static IReadOnlyList<object?> Values { get; } =
        ["", "a", "bb", "zz", "ccc", "dddd", "\ud83d\ude00", -1m, 0m, 0.5m, 1m, 1.25m, 1.5m, 2m, 2.25m, 2.5m, 3m, 4m, 4.5m, 5m, 5.5m, 6m, 8m, 9m, true, false, null];

    private static readonly SmallType String = new("string", static v => v is string);
    private static readonly SmallType Integer = new("integer", static v => v is decimal n && n == decimal.Truncate(n));
    private static readonly SmallType Number = new("number", static v => v is decimal);
    private static readonly SmallType Boolean = new("boolean", static v => v is bool);

    private static readonly SmallType[] Strings =
    [
        String, Lengths(1, null), Lengths(2, null), Lengths(null, 2), Lengths(null, 3), Lengths(2, 3),
        Listed(String, "a"), Listed(String, "a", "bb"), Listed(String, "bb", "a"), Listed(String, "bb", "ccc"), Listed(String, "\ud83d\ude00"),
    ];

    private static readonly SmallType[] Numbers =
    [
        Integer, Number, Listed(Integer, 2m), Listed(Integer, 2m, 4m), Listed(Number, 1.5m, 2m),
        .. new[] { Integer, Number }.SelectMany(kind => (SmallType[])
        [
            kind.With(" minimum=1", static n => n >= 1), kind.With(" minimum=2", static n => n >= 2), kind.With(" exclusiveMinimum=1", static n => n > 1),
            kind.With(" maximum=5", static n => n <= 5), kind.With(" maximum=4", static n => n <= 4), kind.With(" exclusiveMaximum=5", static n => n < 5),
            kind.With(" minimum=1 maximum=5", static n => n is >= 1 and <= 5), kind.With(" exclusiveMinimum=1 minimum=2", static n => n >= 2),
        ]),

        // That whole numbers are multiples of 0.5, and multiples of 2 whole numbers, is more than the comparison knows.
        Integer.With(" multipleOf=2", static n => n % 2 == 0), Integer.With(" multipleOf=4", static n => n % 4 == 0), Number.With(" multipleOf=1.5", static n => n % 1.5m == 0), Number.With(" multipleOf=4.5", static n => n % 4.5m == 0),
    ];

    private static readonly SmallType[] Unions =
    [
        AnyOf(String, Integer), AnyOf(Integer, String), OneOf(String, Integer), AnyOf(String, Integer, Boolean), OneOf(String, Boolean),
        AnyOf(Lengths(null, 2), Integer), AnyOf(Lengths(null, 3), Integer), AnyOf(Listed(String, "a"), Listed(String, "bb")), OneOf(Listed(String, "a"), Listed(String, "bb")),
        AnyOf(Lengths(null, 1), Lengths(3, null)), AnyOf(OneOf(String, Boolean), Integer), AnyOf(OrNull(String), Integer), OrNull(AnyOf(String, Integer)),
    ];

    /// <summary>Every type that is held against every other.</summary>
    public static IReadOnlyList<SmallType> All { get; } =
    [
        .. Strings, .. Numbers, Boolean, new("boolean enum=[true]", static v => v is true), .. Unions,
        .. new[] { String, Strings[3], Integer, Numbers[5], Boolean }.Select(OrNull),
        new("any", static _ => true),
    ];

    public override string ToString() => Text;

    private static SmallType Lengths(int? least, int? most) => new(
        "string" + (most is null ? "" : $" maxLength={most}") + (least is null ? "" : $" minLength={least}"),
        v => v is string text && text.EnumerateRunes().Count() is var length && length >= (least ?? 0) && length <= (most ?? int.MaxValue));

    private static SmallType Listed(SmallType kind, params object[] values) => new(
        $"{kind.Text} enum=[{string.Join(",", values.Select(value => System.Text.Json.JsonSerializer.Serialize(value, AsTheyAre)))}]",
        v => values.Contains(v));

    private static SmallType OrNull(SmallType type) => new(type.Text + " nullable", v => v is null || type.Allows(v));

    private static SmallType AnyOf(params SmallType[] members) =>
        new($"anyOf<{string.Join(", ", members.Select(member => member.Text))}>", v => members.Any(member => member.Allows(v)));

    private static SmallType OneOf(params SmallType[] members) =>
        new($"oneOf<{string.Join(", ", members.Select(member => member.Text))}>", v => members.Count(member => member.Allows(v)) == 1);

    private static System.Text.Json.JsonSerializerOptions AsTheyAre { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private SmallType With(string constraints, Func<decimal, bool> holds) => new(Text + constraints, v => Allows(v) && holds((decimal)v!));
}
