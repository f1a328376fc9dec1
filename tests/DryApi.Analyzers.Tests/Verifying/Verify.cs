using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Analyzers.Tests.Verifying;

/// <summary>Holds what the analyzers say about a source against its marks.</summary>
internal static class Verify
{
    /// <summary>Types that cases use: models of a user's own carry the rules that the service has none of today.</summary>
    public const string Prelude = """
        namespace DryApi.Samples;

        using DryApi.Validation;

        public class Own
        {
            [TextPattern("^[a-z]+-[0-9]{2}")] public string? Code { get; set; }
            [TextLength(5, MinimumLength = 2)] public string? Name { get; set; }
            [AllowedText("line one\nline two", "a|b", "{0}")] public string? Odd { get; set; }
            [TextLength(3, EachItem = true)] [ItemCount(1, 3)] [DistinctItems] [NoNullItems] public IList<string>? Tags { get; set; }
            [ItemCount(2, int.MaxValue)] public int[]? Sizes { get; set; }
            [DistinctItems] public List<long>? Ids { get; init; }
            [ItemCount(0, 1)] public ISet<string>? Set { get; set; }
            [NumberRange(1, 100)] public int Width { get; set; }
            [NumberRange(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)] public double? Share { get; init; }
            [NumberRange(8, 64)] [MultipleOf(8)] public long? Step { get; set; }
            [MultipleOf(0.1)] public double Tenths { get; set; }
            [NumberRange(1, 9, EachItem = true)] public long[]? Digits { get; set; }
            [UrlSchemes("https", "wss")] public string? Socket { get; set; }
            [AllowedNumbers(2, 4)] public int? Scale { get; set; }
            [FiniteNumber] public double Weight { get; set; }
            [HttpsUrl] public string Text { get; set; } = "";
        }

        [ExactlyOneOf(nameof(First), nameof(Second))]
        [RequiredWhen(nameof(Reason), nameof(Kind), "other", OrAbsent = false)]
        public class Choice
        {
            public string? First { get; set; }
            public string? Second { get; set; }
            public string? Kind { get; set; }
            public string? Reason { get; set; }
        }

        [AtLeastOneOf(nameof(A), nameof(B))]
        public class Prepared
        {
            public string? A { get; set; } = "a";
            public string? B { get; set; }
        }

        public record Hook([property: HttpsUrl] string Url, [property: NumberRange(1, 5)] int Tries = 1);

        public static class Calls
        {
            public const string Insecure = "http://example.com";
            public const string Secure = "https://example.com";
            public const int Huge = 100_000;
            public static readonly string Unknown = "http://example.com";

            public static void Notify([HttpsUrl] string url, [NumberRange(1, 3)] int times = 1) { }
            public static void Complete(object model) { }
        }
        """;

    /// <summary>A whole source.</summary>
    public static Task SourceAsync(string markup, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => SourceAsync(Compiling.WithSdk, markup, kind);

    /// <summary>A whole source, of a project with these references.</summary>
    public static async Task SourceAsync(CSharpCompilation references, string markup, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var marked = Markup.Parse(markup);
        var compilation = Compiling.Compile(references, kind, ("Prelude.cs", Prelude), ("Sample.cs", marked.Source));
        var found = await Compiling.AnalyzeAsync(compilation);
        found.Select(diagnostic => Shown(marked.Source, diagnostic.Id, diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End))
            .ShouldBe(marked.Expected.Select(expected => Shown(marked.Source, expected.Id, expected.Span.Start, expected.Span.End)), string.Join("\n", found));
    }

    /// <summary>Statements, in an asynchronous method that has a client, requests and values that nobody knows.</summary>
    public static Task StatementsAsync(string markup) => SourceAsync(Method(markup));

    public static string Method(string statements) => $$"""
        using DryApi;
        using DryApi.Samples;
        using static DryApi.Samples.Calls;

        public class Sample
        {
            private const string Host = "example.com";

            public async Task Run(DryApiClient client, Txt2ImgRequest request, Own own, Hook hook, string text, int number, bool flag, FileContent file, FileContent? perhaps, byte[] bytes, Stream stream, string[] texts)
            {
                {{statements}}
                await Task.CompletedTask;
            }
        }
        """;

    private static string Shown(string source, string id, int start, int end) =>
        $"{id} at {source[..start].Count(character => character == '\n') + 1}: {source[start..end]}";
}
