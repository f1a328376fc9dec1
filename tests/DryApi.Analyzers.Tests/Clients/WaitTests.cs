using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Tests.Clients;

/// <summary>DRY3104: threads that wait.</summary>
public sealed class WaitTests
{
    [Theory]
    [InlineData("""var balance = {|DRY3104:client.Balance.GetAsync().Result|};""")]
    [InlineData("""{|DRY3104:client.Balance.GetAsync().Wait()|};""")]
    [InlineData("""{|DRY3104:client.Balance.GetAsync().Wait(1000)|};""")]
    [InlineData("""var job = {|DRY3104:client.Txt2Img.SubmitAsync(request).GetAwaiter().GetResult()|};""")]
    [InlineData("""var job = {|DRY3104:client.Txt2Img.SubmitAsync(request).ConfigureAwait(false).GetAwaiter().GetResult()|};""")]
    [InlineData("""{|DRY3104:client.GetJob("id").WaitAsync().Wait()|};""")]
    [InlineData("""var job = {|DRY3104:client.Txt2Img.SubmitAsync(request).Result|}.Id;""")]
    [InlineData("""Func<DryApiJob> f = () => {|DRY3104:client.Txt2Img.SubmitAsync(request).Result|};""")]
    public Task Wait_ThatBlocks_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""var balance = await client.Balance.GetAsync();""")]
    [InlineData("""var task = client.Balance.GetAsync(); await task; var balance = task.Result;""")]
    [InlineData("""Task.Delay(1).Wait();""")]
    [InlineData("""var n = Task.FromResult(1).Result;""")]
    [InlineData("""var status = await client.GetJob("id").WaitAsync();""")]
    [InlineData("""var c = client.Balance.GetAsync().ContinueWith(t => t.Result);""")]
    public Task Wait_ThatDoesNotBlockOrIsAnothers_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);

    [Fact]
    public Task Wait_InAConstructor_IsReported() => Verify.SourceAsync("""
        using DryApi;

        public class Page
        {
            private readonly object _balance;

            public Page(DryApiClient client) => _balance = {|DRY3104:client.Balance.GetAsync().Result|};

            public object Balance => _balance;
        }
        """);

    [Fact]
    public Task Wait_InMain_IsLeftAlone() => Verify.SourceAsync(
        """
        using DryApi;

        public static class Program
        {
            public static void Main()
            {
                using var client = DryApiClient.FromEnvironment();
                Console.WriteLine(client.Balance.GetAsync().Result);
            }
        }
        """,
        OutputKind.ConsoleApplication);

    [Fact]
    public Task Wait_InTopLevelStatements_IsReported() => Verify.SourceAsync(
        """
        using DryApi;

        using var client = DryApiClient.FromEnvironment();
        Console.WriteLine({|DRY3104:client.Balance.GetAsync().Result|});
        """,
        OutputKind.ConsoleApplication);
}
