using DryApi.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Analyzers.Tests.Successors;

/// <summary>Two clients of another service, with what ours does not have: fields in another object, values of another name, and a map that nobody should trust.</summary>
public sealed class OtherPairTests
{
    private const string Path = "Sample.cs";

    private const string Old = """
        namespace Shop
        {
            public class ShopClient { public OrdersRequestBuilder Orders => null!; public TagsRequestBuilder Tags(string first, string second) => null!; }
            public class OrdersRequestBuilder : DryApi.Http.ApiRequestBuilder
            {
                protected OrdersRequestBuilder() { }
                public OrderRequestBuilder this[string id] => null!;
                public Task PutAsync(Order order) => Task.CompletedTask;
                public Task DeleteAsync() => Task.CompletedTask;
            }
            public class OrderRequestBuilder : DryApi.Http.ApiRequestBuilder { protected OrderRequestBuilder() { } public Task<Order> GetAsync() => null!; }
            public class TagsRequestBuilder : DryApi.Http.ApiRequestBuilder { protected TagsRequestBuilder() { } public Task GetAsync() => null!; }
            public class Order
            {
                public string? Street { get; set; }
                public string? Town { get; set; }
                public int Count { get; set; }
                public string? Note { get; set; }
                public string? Reason { get; set; }
                public Colour Colour { get; set; }
            }
            public readonly struct Colour { public static Colour Red => default; public static Colour Blue => default; }
        }
        """;

    private const string New = """
        [assembly: DryApi.Migration.SuccessorOf("Shop.ShopClient", "Shop.Next.ShopClient", {0})]
        namespace Shop.Next
        {
            public class ShopClient { public SalesRequestBuilder Sales => null!; }
            public class SalesRequestBuilder : DryApi.Http.ApiRequestBuilder
            {
                protected SalesRequestBuilder() { }
                public LabelsRequestBuilder Labels(string first, string second) => null!;
                public SaleRequestBuilder this[string id] => null!;
                public Task PostAsync(Sale sale) => Task.CompletedTask;
            }
            public class SaleRequestBuilder : DryApi.Http.ApiRequestBuilder { protected SaleRequestBuilder() { } public Task<Sale> GetAsync() => null!; }
            public class LabelsRequestBuilder : DryApi.Http.ApiRequestBuilder { protected LabelsRequestBuilder() { } public Task GetAsync() => null!; }
            public class Sale
            {
                public Address? Address { get; set; }
                public int Count { get; set; }
                public string? Note { get; set; }
                public string? Cause { get; set; }
                public Tint Colour { get; set; }
            }
            public class Address { public string? Road { get; set; } public string? Town { get; set; } }
            public readonly struct Tint { public static Tint Crimson => default; }
        }
        """;

    private const string Map = """
        call OrdersRequestBuilder.Put Sales.Post
        call OrdersRequestBuilder.Delete
        call OrderRequestBuilder.Get Sales[1].Get
        call TagsRequestBuilder.Get Sales.Labels(2).Get
        type Order Sale
        moved Street Address.Road
        moved Town Address.Town
        gone Note
        moved Reason Cause
        look Count minimum + 1. */ throw null; // Look.
        type Colour Tint
        value Red Crimson
        """;

    [Theory]
    [InlineData("await client.Orders.PutAsync(new Order { Colour = Colour.Red, Reason = text });", "await client.Sales.PostAsync(new Sale { Colour = Tint.Crimson, Cause = text });")]
    [InlineData("var order = await client.Orders[text].GetAsync(); text = order.Street ?? order.Reason!;", "var order = await client.Sales[text].GetAsync(); text = order.Address?.Road ?? order.Cause!;")]
    [InlineData("await client.Tags(text, /* and */ text).GetAsync();", "await client.Sales.Labels(text, /* and */ text).GetAsync();")]
    [InlineData("var order = new Order { Count = 1, Street = text, /* in */ Town = text };", "var order = new Sale { Count = 1, Address = new() { Road = text, /* in */ Town = text } };")]
    [InlineData("var order = new Order(); order.Street = text; order.Town = text; var count = order.Street.Length;", "var order = new Sale(); (order.Address ??= new()).Road = text; (order.Address ??= new()).Town = text; var count = (order.Address?.Road).Length;")]
    [InlineData("var order = new Order { Count = text.Length };", "var order = new Sale { Count = text.Length /* Count: minimum + 1. * / throw null; // Look. */ };")]
    [InlineData("await client.Orders.DeleteAsync();", "await new Shop.ShopClient(client.RequestAdapter).Orders.DeleteAsync();", "CS1729 Shop.ShopClient", "CS1061 RequestAdapter")]
    [InlineData("var order = new Order { Street = text, Count = 1, Town = text };", "var order = new Sale { Address = new() { Road = text }, Count = 1, Town = text };", "CS0117 Town")]
    [InlineData("var order = new Order { Note = text, Colour = Colour.Blue };", "var order = new Sale { NoteHasNoSuccessor = text, Colour = Tint.Blue };", "CS0117 NoteHasNoSuccessor", "CS0117 Blue")]
    public async Task Fix_ByTheMapOfAnotherService_GoesOver(string before, string after, params string[] said)
    {
        var (text, errors) = await FixedAsync(Map, before);

        text.ShouldBe(Method(after, isNew: true));
        errors.ShouldBe(said);
    }

    /// <summary>What stands in an assembly is nobody's code: a name that is none is left out.</summary>
    [Theory]
    [InlineData("call OrdersRequestBuilder.Put Sales.Post(); File.Delete(\"x\"); //.Post")]
    [InlineData("call OrdersRequestBuilder.Put Sales;evil.Post")]
    [InlineData("call OrdersRequestBuilder.Put class.Post")]
    [InlineData("call OrdersRequestBuilder.Put Sales[9999999999].Post")]
    [InlineData("call OrdersRequestBuilder.Put Sales.")]
    [InlineData("call OrdersRequestBuilder.Put .")]
    [InlineData("call OrdersRequestBuilder.Put ")]
    [InlineData("call OrdersRequestBuilder")]
    [InlineData("type Order Sale;evil")]
    [InlineData("type Order")]
    [InlineData("moved Order Sale")]
    [InlineData("\0\u2028")]
    public async Task Map_WithWhatIsNoName_IsNotFollowed(string line)
    {
        var project = Open(line, Method("await client.Orders.PutAsync(new Order { Count = 1 });"));

        (await project.DiagnosticsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("moved Reason Cause;evil", "Reason = text")]
    [InlineData("moved Reason A.B.C", "Reason = text")]
    [InlineData("moved Reason;evil Cause", "Reason = text")]
    public async Task Map_WithAFieldThatIsNoName_LeavesTheField(string line, string expected)
    {
        var (text, errors) = await FixedAsync("type Order Sale\n" + line, "var order = new Order { Reason = text };");

        text.ShouldContain($"new Sale {{ {expected} }}");
        errors.ShouldBe(["CS0117 Reason"]);
    }

    private static async Task<(string Text, IEnumerable<string> Errors)> FixedAsync(string map, string statements)
    {
        var project = Open(map, Method(statements));
        var diagnostics = await project.DiagnosticsAsync();
        diagnostics.ShouldNotBeEmpty();
        await project.ApplyAsync((await project.OffersAsync(diagnostics[0])).ShouldHaveSingleItem());
        var text = await project.TextAsync(Path);
        return (text, [.. (await project.CompilerSaysAsync()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Id} {text[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]}")]);
    }

    private static FixedProject Open(string map, string source)
    {
        var old = Assembly("Shop", Old, Compiling.WithSdk.References);
        var @new = Assembly("Shop.Next", New.Replace("{0}", SymbolDisplay.FormatLiteral(map, quote: true), StringComparison.Ordinal), [.. Compiling.WithSdk.References, old]);
        return new FixedProject(new SuccessorFix(), Compiling.WithSdk.AddReferences(old, @new), (Path, source));
    }

    private static MetadataReference Assembly(string name, string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source, Compiling.ParseOptions), CSharpSyntaxTree.ParseText(Compiling.GlobalUsings, Compiling.ParseOptions)], references, Compiling.Options);
        using var image = new MemoryStream();
        compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static string Method(string statements, bool isNew = false) => $$"""
        using Shop;{{(isNew && statements.Contains("new Sale", StringComparison.Ordinal) ? "\nusing Shop.Next;" : "")}}

        public class Sample
        {
            public async Task Run({{(isNew ? "Shop.Next.ShopClient" : "ShopClient")}} client, string text)
            {
                {{statements}}
                await Task.CompletedTask;
            }
        }
        """;
}
