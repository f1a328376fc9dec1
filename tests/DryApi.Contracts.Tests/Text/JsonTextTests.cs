using System.Text.Json;
using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Text;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("1e0", "1")]
    [InlineData("1E+3", "1000")]
    [InlineData("1e3", "1000")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("0e5", "0")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("0.1", "0.1")]
    [InlineData("0.10000000000000000000", "0.1")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("1e28", "10000000000000000000000000000")]
    [InlineData("1e30", "1E+30")]
    [InlineData("1000000000000000000000000000000", "1E+30")]
    [InlineData("1e-40", "1E-40")]
    [InlineData("0.0000000000000000000000000000000000000001", "1E-40")]
    [InlineData("1e400", "1E+400")]
    [InlineData("1e-400", "1E-400")]
    [InlineData("-12.5e-400", "-1.25E-399")]
    [InlineData("99999999999999999999999999999", "99999999999999999999999999999")]
    [InlineData("123456789012345678901234567890", "1.2345678901234567890123456789E+29")]
    [InlineData("0.1000000000000000000000000000000000000001", "1.000000000000000000000000000000000000001E-1")]
    [InlineData("1E99999999999999999999999", "1E+99999999999999999999999")]
    [InlineData("10e-1", "1")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("-1e308", "-1E+308")]
    public void Number_OnAnyForm_IsOneForm(string literal, string expected) => JsonText.Number(literal).ShouldBe(expected);

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a", "\"a\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\n\r\t", "\"\\n\\r\\t\"")]
    [InlineData("\0\u001F\u007F\u0085", "\"\\u0000\\u001f\\u007f\\u0085\"")]
    [InlineData("\u2028\u2029\uFEFF\u200B\u202E\u00AD", "\"\\u2028\\u2029\\ufeff\\u200b\\u202e\\u00ad\"")]
    [InlineData("\U0001F600", "\"\\ud83d\\ude00\"")]
    [InlineData("gr\u00F6\u00DFe \u540D", "\"gr\u00F6\u00DFe \u540D\"")]
    [InlineData("/", "\"/\"")]
    public void Quote_OnText_EscapesWhatHides(string text, string expected)
    {
        JsonText.Quote(text).ShouldBe(expected);
        JsonText.Unquote(expected).ShouldBe(text);
        JsonText.IsJson(expected).ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"\\/\\b\\f\\u0041\"", "/\b\fA")]
    [InlineData("5", "5")]
    [InlineData("true", "true")]
    [InlineData("\"", "\"")]
    public void Unquote_OnLiteral_GivesWhatItStandsFor(string literal, string expected) => JsonText.Unquote(literal).ShouldBe(expected);

    [Fact]
    public void Quote_OnEveryCharacter_ReadsBackInAnyJsonReader()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = "a" + (char)c + "b";
            var quoted = JsonText.Quote(text);
            JsonText.Unquote(quoted).ShouldBe(text);
            if (!char.IsSurrogate((char)c))
            {
                JsonSerializer.Deserialize<string>(quoted).ShouldBe(text);
            }
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1]", "1")]
    [InlineData("[1,\"a,b\",[2,3],{\"x\":[4]},null,true]", "1", "\"a,b\"", "[2,3]", "{\"x\":[4]}", "null", "true")]
    [InlineData("[\"]\",\"\\\"\",\"\\\\\"]", "\"]\"", "\"\\\"\"", "\"\\\\\"")]
    [InlineData("5", "5")]
    [InlineData("", "")]
    public void Items_OnList_AreItsLiterals(string list, params string[] expected) => JsonText.Items(list).ShouldBe(expected);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\":1}", "a", "1")]
    [InlineData("{\"a:b\":\"c,d\",\"e\":[1,{\"f\":2}],\"\":true}", "a:b", "\"c,d\"", "e", "[1,{\"f\":2}]", "", "true")]
    public void Members_OnObject_AreNamesAndLiterals(string json, params string[] expected) =>
        JsonText.Members(json).SelectMany(member => (string[])[member.Key, member.Value]).ShouldBe(expected);

    [Theory]
    [InlineData("1", true)]
    [InlineData("-1.5E+3", true)]
    [InlineData("null", true)]
    [InlineData("[]", true)]
    [InlineData("{}", true)]
    [InlineData("{\"a\":[{\"b\":\"\\u0041\"},2]}", true)]
    [InlineData("", false)]
    [InlineData("nul", false)]
    [InlineData("Infinity", false)]
    [InlineData("-", false)]
    [InlineData("01", false)]
    [InlineData("1.", false)]
    [InlineData(".5", false)]
    [InlineData("1e", false)]
    [InlineData("+1", false)]
    [InlineData("1e400", true)]
    [InlineData("[[[[[]]]]]", true)]
    [InlineData("[[[[[]]]]", false)]
    [InlineData("{\"a\":{}}", true)]
    [InlineData("[{},[],{}]", true)]
    [InlineData("{\"a\":1,}", false)]
    [InlineData("NaN", false)]
    [InlineData("[1", false)]
    [InlineData("[1,]", false)]
    [InlineData("[,1]", false)]
    [InlineData("{\"a\"}", false)]
    [InlineData("{\"a\":}", false)]
    [InlineData("{a:1}", false)]
    [InlineData("\"", false)]
    [InlineData("\"a", false)]
    [InlineData("\"a\"b", false)]
    [InlineData("\"\\x\"", false)]
    [InlineData("\"\\u12\"", false)]
    [InlineData("[1]]", false)]
    public void IsJson_OnText_JudgesIt(string text, bool expected) => JsonText.IsJson(text).ShouldBe(expected);

    [Theory]
    [InlineData("a, b", "a", "b")]
    [InlineData("\"a, b\", c", "\"a, b\"", "c")]
    [InlineData("\"a\\\", b\", c", "\"a\\\", b\"", "c")]
    [InlineData("\", \"", "\", \"")]
    [InlineData("", "")]
    public void Split_OnSeparator_LeavesStringsWhole(string text, params string[] expected) => JsonText.Split(text, ", ").ShouldBe(expected);
}
