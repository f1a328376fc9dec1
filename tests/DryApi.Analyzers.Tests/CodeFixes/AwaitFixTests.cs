using DryApi.Analyzers.CodeFixes;

namespace DryApi.Analyzers.Tests.CodeFixes;

/// <summary>DRY3104: await in place of blocking.</summary>
public sealed class AwaitFixTests
{
    [Theory]
    [InlineData("var b = client.Balance.GetAsync().Result; // money", "var b = await client.Balance.GetAsync(); // money")]
    [InlineData("client.Balance.GetAsync().Wait();", "await client.Balance.GetAsync();")]
    [InlineData("var b = client.Balance.GetAsync().GetAwaiter().GetResult();", "var b = await client.Balance.GetAsync();")]
    [InlineData("var b = client.Balance.GetAsync().ConfigureAwait(false).GetAwaiter().GetResult();", "var b = await client.Balance.GetAsync().ConfigureAwait(false);")]
    [InlineData("var id = client.Txt2Img.SubmitAsync(request).Result.Id;", "var id = (await client.Txt2Img.SubmitAsync(request)).Id;")]
    [InlineData("Console.WriteLine(client.Balance.GetAsync().Result);", "Console.WriteLine(await client.Balance.GetAsync());")]
    [InlineData("Func<Task> f = async () => client.Balance.GetAsync().Wait();", "Func<Task> f = async () => await client.Balance.GetAsync();")]
    public Task AwaitFix_InAnAsynchronousFunction_Awaits(string before, string after) => VerifyFix.StatementsAsync(new AwaitFix(), before, after);

    [Theory]
    [InlineData("Action f = () => client.Balance.GetAsync().Wait();")]
    [InlineData("void Local() => client.Balance.GetAsync().Wait(); Local();")]
    [InlineData("lock (text) { client.Balance.GetAsync().Wait(); }")]
    [InlineData("client.Balance.GetAsync().Wait(1000);")]
    public async Task AwaitFix_WhereAwaitCannotStand_OffersNothing(string statements) => (await VerifyFix.OffersAsync(new AwaitFix(), statements)).ShouldBeEmpty();

    [Fact]
    public Task AwaitFix_OnAll_MendsEach() => VerifyFix.AllStatementsAsync(
        new AwaitFix(),
        "client.Balance.GetAsync().Wait(); var b = client.Balance.GetAsync().Result;",
        "await client.Balance.GetAsync(); var b = await client.Balance.GetAsync();");
}
