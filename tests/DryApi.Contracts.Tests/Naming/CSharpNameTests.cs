using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Naming;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("webhook_url", "WebhookUrl")]
    [InlineData("txt2img", "Txt2Img")]
    [InlineData("images[]", "Images")]
    [InlineData("filter[inference_types]", "FilterInferenceTypes")]
    [InlineData("WORKER_TIMEOUT", "WorkerTimeout")]
    [InlineData("X-dryAPI-Delivery-Id", "XDryAPIDeliveryId")]
    [InlineData("price-calculation", "PriceCalculation")]
    [InlineData("img-rmbg", "ImgRmbg")]
    [InlineData("includeTs", "IncludeTs")]
    [InlineData("URL", "Url")]
    [InlineData("-1", "_1")]
    [InlineData("-a", "A")]
    [InlineData("Txt2Img", "Txt2Img")]
    [InlineData("userID", "UserID")]
    [InlineData("a", "A")]
    [InlineData("2fa", "_2Fa")]
    [InlineData("job.completed", "JobCompleted")]
    [InlineData("__a__b__", "AB")]
    [InlineData("class", "Class")]
    [InlineData("gr\u00F6\u00DFe", "Gr\u00F6\u00DFe")]
    [InlineData("\u540D\u524D", "\u540D\u524D")]
    [InlineData("\u0434\u0430 \u043D\u0435\u0442", "\u0414\u0430\u041D\u0435\u0442")]
    [InlineData("a\u3164b\u200D", "AB")]
    [InlineData("\u0E32\u0E33", "\u0E32\u0E33")]
    [InlineData("\u0301a", "A")]
    [InlineData("\U0001F600", "")]
    [InlineData("[]", "")]
    [InlineData("", "")]
    [InlineData("i", "I")]
    [InlineData("az_AZ", "AzAZ")]
    [InlineData("ZA-z09", "ZAZ09")]
    [InlineData("a`b{c@d[e/f:g", "ABCDEFG")]
    public void Pascal_OnWireName_IsCSharp(string name, string expected) => CSharpName.Pascal(name).ShouldBe(expected);

    [Theory]
    [InlineData("name", "Name")]
    [InlineData("-name", "MinusName")]
    [InlineData("+1", "Plus1")]
    [InlineData("-1", "Minus1")]
    [InlineData("--name", "Name")]
    [InlineData("a-b", "AB")]
    [InlineData("<", "LessThan")]
    [InlineData("<=", "LessThanEqual")]
    [InlineData("!", "Not")]
    [InlineData("", "Empty")]
    [InlineData("\u20AC", "U20AC")]
    public void Of_OnSigns_SaysThemInWords(string wireName, string expected) => CSharpName.Of(wireName).ShouldBe(expected);

    [Theory]
    [InlineData("Loras", "Lora")]
    [InlineData("Entries", "Entry")]
    [InlineData("Classes", "Class")]
    [InlineData("Boxes", "Box")]
    [InlineData("Matches", "Match")]
    [InlineData("Dishes", "Dish")]
    [InlineData("Data", "DataItem")]
    [InlineData("Status", "StatusItem")]
    [InlineData("Address", "AddressItem")]
    [InlineData("Analysis", "AnalysisItem")]
    [InlineData("Inputs", "Input")]
    [InlineData("Ties", "Tie")]
    [InlineData("As", "AsItem")]
    [InlineData("", "Item")]
    public void Singular_OnPlural_IsOneOfThem(string name, string expected) => CSharpName.Singular(name).ShouldBe(expected);

    [Theory]
    [InlineData("/prompts/samples", "PromptsSamples")]
    [InlineData("/jobs/{id}/result", "JobsItemResult")]
    [InlineData("/request-status/{request_id}", "RequestStatusItem")]
    [InlineData("/", "")]
    [InlineData("//a//", "A")]
    public void OfPath_OnPath_JoinsItsSegments(string path, string expected) => CSharpName.OfPath(path).ShouldBe(expected);

    [Theory]
    [InlineData("POST", "POST", "")]
    [InlineData("GET", "POST", "Get")]
    [InlineData("DELETE", "GET", "Delete")]
    public void OfMethod_OnTheUsualOne_IsNothing(string method, string usual, string expected) => CSharpName.OfMethod(method, usual).ShouldBe(expected);

    [Theory]
    [InlineData("RequestId", "requestId")]
    [InlineData("Class", "@class")]
    [InlineData("_2Fa", "_2Fa")]
    [InlineData("Event", "@event")]
    public void Camel_OnPascal_IsAParameter(string pascal, string expected) => CSharpName.Camel(pascal).ShouldBe(expected);

    [Theory]
    [InlineData("Name", true)]
    [InlineData("_2Fa", true)]
    [InlineData("A_B", true)]
    [InlineData("", false)]
    [InlineData("2a", false)]
    [InlineData("a b", false)]
    [InlineData("a-b", false)]
    [InlineData("class", false)]
    [InlineData("\u540D", true)]
    [InlineData("\u0434\u0430", true)]
    [InlineData("a\u3164", false)]
    [InlineData("a\u202E", false)]
    [InlineData("\u0301a", false)]
    [InlineData("\u0661a", false)]
    public void IsIdentifier_OnName_JudgesIt(string name, bool expected) => CSharpName.IsIdentifier(name).ShouldBe(expected);

    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("a\"\\\n\r\t", "\"a\\\"\\\\\\n\\r\\t\"")]
    [InlineData("\0\u0085\u2028\u2029", "\"\\u0000\\u0085\\u2028\\u2029\"")]
    [InlineData("\U0001F600", "\"\\ud83d\\ude00\"")]
    [InlineData("{0}", "\"{0}\"")]
    public void Literal_OnText_IsOneLineOfCSharp(string text, string expected) => CSharpLiteral.Quote(text).ShouldBe(expected);

    /// <summary>The keywords of the language (C# specification, 6.4.4). Words that are keywords in places only are names.</summary>
    [Fact]
    public void IsIdentifier_OnEveryKeyword_IsFalseAndAParameterEscapesIt()
    {
        const string keywords = "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false "
            + "finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public "
            + "readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while";

        foreach (var keyword in keywords.Split(' '))
        {
            CSharpName.IsIdentifier(keyword).ShouldBeFalse(keyword);
            CSharpName.Camel(CSharpName.Pascal(keyword)).ShouldBe("@" + keyword);
        }

        foreach (var word in "async await field file get init nameof partial record required scoped set value var where when with yield".Split(' '))
        {
            CSharpName.IsIdentifier(word).ShouldBeTrue(word);
            CSharpName.Camel(CSharpName.Pascal(word)).ShouldBe(word);
        }
    }

    /// <summary>What stands at the ends of the letters and digits is one of them; what stands beside them is none.</summary>
    [Theory]
    [InlineData("azAZ09", true)]
    [InlineData("a`", false)]
    [InlineData("a{", false)]
    [InlineData("a@", false)]
    [InlineData("a[", false)]
    [InlineData("a/", false)]
    [InlineData("a:", false)]
    [InlineData("0a", false)]
    [InlineData("9a", false)]
    public void IsIdentifier_AtTheEndsOfTheLetters_JudgesThem(string name, bool expected) => CSharpName.IsIdentifier(name).ShouldBe(expected);
}
