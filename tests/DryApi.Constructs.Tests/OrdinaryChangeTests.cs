using System.Reflection;
using DryApi.Constructs.Tests.Documents;
using DryApi.Constructs.Tests.Pipeline;
using DryApi.Tests;

namespace DryApi.Constructs.Tests;

/// <summary>What a service changes on any day is an acceptance and a build: our own client with each of these changes, beside its hand-written code.</summary>
public sealed class OrdinaryChangeTests(OrdinaryClient client)
{
    [Fact]
    public void Build_OnAllOfThem_HasNoWarningButOfWhatNoNumberHolds()
    {
        client.Result.Raw.ShouldBeEmpty();
        client.Result.Said.Where(line => !line.Contains(": info ", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldEndWith("warning DRY1722: Note.amount: maximum=1E+400. No C# number holds it: nothing is checked against it.");
        client.Result.Image.ShouldNotBeNull();
    }

    [Fact]
    public void Deprecation_OfAPropertyAndAnOperation_WarnsCallers()
    {
        Type("Txt2ImgRequest").GetProperty("NegativePrompt")!.IsDefined(typeof(ObsoleteAttribute)).ShouldBeTrue();
        Type("Txt2ImgRequest").GetProperty("Prompt")!.IsDefined(typeof(ObsoleteAttribute)).ShouldBeFalse();
        Type("ImgRmbgRequestBuilder").GetMethods().Where(method => method.IsDefined(typeof(ObsoleteAttribute))).Select(method => method.Name).Distinct()
            .ShouldBe(["PostAsync", "PostWithResponseAsync", "SubmitAsync"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("NotesRequestBuilder", "PostAsync", "Note")]
    [InlineData("FactsRequestBuilder", "GetAsync", "FactsGetResponse")]
    [InlineData("PictureRequestBuilder", "GetAsync", "Byte[]")]
    public void Answer_OfEachForm_IsTyped(string builder, string method, string expected) =>
        Type(builder).GetMethod(method)!.ReturnType.GenericTypeArguments.Single().Name.ShouldBe(expected);

    [Theory]
    [InlineData("NotesRequestBuilder")]
    [InlineData("RequestStatusItemLogsRequestBuilder")]
    public void Answer_ThatIsAList_HasItsItems(string builder) =>
        Type(builder).GetMethod("GetAsync")!.ReturnType.GenericTypeArguments.Single().GetProperty("Items").ShouldNotBeNull();

    [Theory]
    [InlineData("NoteSort", "MinusName=-name Name=name")]
    [InlineData("NoteComparison", "LessThan=< GreaterThan=>")]
    [InlineData("NoteConfirmed", "SayHi=say \"hi\" Да=да Нет=нет")]
    public void Values_ThatAreNoNames_HaveNames(string type, string expected) =>
        string.Join(' ', Type(type).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == Type(type)).Select(property => $"{property.Name}={property.GetValue(null)}"))
            .ShouldBe(expected);

    [Theory]
    [MemberData(nameof(TakenNames))]
    public void Schema_OfATakenName_GetsItsOwn(string name)
    {
        Type("Note").GetProperty("Of" + name)!.PropertyType.ShouldBe(Type(name + "Model"));
        Type(name + "Model").GetProperty("Line").ShouldNotBeNull();
        client.TypeOf(name)?.GetProperty("Line").ShouldBeNull();
    }

    [Fact]
    public void Contract_HasTheNamesOfTheProjectThatAreMet() =>
        client.Result.Files["contract.txt"].Split('\n').Where(line => line.StartsWith("taken: ", StringComparison.Ordinal))
            .ShouldBe(["taken: \"DryApiClient\"", "taken: \"DryApiContract\"", "taken: \"DryApiJob\"", "taken: \"DryApiOperations\"", "taken: \"FileContent\"", "taken: \"JobKind\"", "taken: \"JobResult\"", "taken: \"WebhookEvent\""]);

    public static TheoryData<string> TakenNames => [.. OrdinaryChanges.Names];

    private Type Type(string name) => client.TypeOf(name).ShouldNotBeNull();
}
