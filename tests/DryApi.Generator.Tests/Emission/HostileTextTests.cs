using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using DryApi.Contracts;

namespace DryApi.Generator.Tests.Emission;

/// <summary>Names and values of a document are what they are in every message, whatever stands in them.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Texts =
        ["a|b", "{0}", "{0}?.x", "{0} is null or 1", "{{", "}", "{", "%s", "\"", "\\", "$(x)", "a\nb", "\u2028", "*/", "\"\"\"", "//= model X", "{{ field }}", "');", "C:\\dir", "|"];

    /// <summary>Several schemas for each text, compiled together: what an order of it has is told by the schema's name.</summary>
    private static readonly Lazy<Assembly> Models = new(() =>
    {
        var contract = new StringBuilder("contract 1\ntitle: \"Shop\"\nversion: \"1\"\n");
        var schemas = Texts.SelectMany((text, index) => Schemas(text).Select(schema => (Name: $"{schema.Kind}{index:00}", schema.Rules, schema.Properties)))
            .OrderBy(schema => schema.Name, StringComparer.Ordinal)
            .ToArray();
        foreach (var (name, _, _) in schemas)
        {
            contract.Append($"\noperation POST /{name}\n  security: none\n  body application/json: {name} required\n  response 200 empty\n");
        }

        foreach (var (name, rules, properties) in schemas)
        {
            contract.Append($"\nschema {name}: object{rules}\n{properties}\n");
        }

        return CompiledModels.Of(contract.ToString());
    });

    public static TheoryData<string> Cases => [.. Texts];

    private static IEnumerable<(string Kind, string Rules, string Properties)> Schemas(string text)
    {
        var name = JsonText.Quote(text);
        yield return ("Allowed", "", $"  kind: string enum=[{string.Join(",", Sorted(text, "own").Select(JsonText.Quote))}]");
        yield return ("Coded", "", $"  code: string pattern={JsonText.Quote(PatternOf(text))}");
        yield return (
            "Grouped",
            $" exactlyOneOf=[[{name},\"second\"]] requiredWhen=[{{\"is\":[{name}],\"orAbsent\":false,\"property\":{name},\"when\":\"second\"}}]",
            $"  {name}: string csharpName=\"First\"\n  second: string");
        yield return ("Listed", "", $"  {name}: array<string pattern=\"^a$\"> csharpName=\"Codes\"");
    }

    /// <summary>A pattern of the text itself, up to the end.</summary>
    private static string PatternOf(string text) => string.Concat(text.Select(c => @"\*+?|{}[]()^$.".Contains(c) ? "\\" + c : c.ToString())) + "$";

    [Theory]
    [MemberData(nameof(Cases))]
    public void Value_OfAnEnumeration_StandsInBothMessagesAsItIs(string text)
    {
        var order = Order("Allowed", text);
        Set(order, "Kind", "other");

        Validate(order)["kind"].ShouldBe([$"Must be one of: {string.Join(", ", Sorted(text, "own"))}."]);
        Attributes(order).ShouldBe([$"Must be one of: {string.Join(", ", Sorted(text, "own"))}."]);
        Set(order, "Kind", text);
        Validate(order).ShouldBeEmpty();
        Attributes(order).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pattern_OfAText_StandsInBothMessagesAsItIs(string text)
    {
        var pattern = PatternOf(text);
        var order = Order("Coded", text);
        Set(order, "Code", "other");

        Validate(order)["code"].ShouldBe([$"Must match the pattern {pattern}."]);
        Attributes(order).ShouldBe([$"Must match the pattern {pattern}."]);
        Set(order, "Code", "so: " + text);
        Validate(order).ShouldBeEmpty();
        Attributes(order).ShouldBeEmpty();
    }

    /// <summary>Attributes name properties as C# does; fields are named as on the wire.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Name_OfAProperty_StandsInTheMessagesOfGroupsAsItIs(string text)
    {
        var order = Order("Grouped", text);

        Validate(order).ShouldHaveSingleItem().Key.ShouldBe(text);
        Validate(order)[text].ShouldBe([$"Exactly one of {text}, second must be given."]);
        Attributes(order).ShouldBe(["Exactly one of First, Second must be given."]);

        Set(order, "Second", text);
        Validate(order)[text].ShouldBe([$"Must be given when second is {text}."]);
        Attributes(order).ShouldBe([$"First: Must be given when Second is {text}."]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Name_OfAListWithAPatternForItsItems_StandsInThePlaceAsItIs(string text)
    {
        var order = Order("Listed", text);
        Set(order, "Codes", new List<string> { "a", "b" });

        Validate(order).ShouldHaveSingleItem().Key.ShouldBe(text + ".1");
        Attributes(order).ShouldBe(["Must match the pattern ^a$."]);
    }

    private static object Order(string kind, string text) =>
        Activator.CreateInstance(Models.Value.GetType($"Shop.{kind}{Array.IndexOf(Texts, text):00}", throwOnError: true)!)!;

    private static void Set(object model, string property, object value)
    {
        var member = model.GetType().GetProperty(property)!;
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        member.SetValue(model, value is string && type != typeof(string) ? Activator.CreateInstance(type, value) : value);
    }

    private static IDictionary<string, string[]> Validate(object model) =>
        (IDictionary<string, string[]>)model.GetType().GetMethod("Validate", BindingFlags.Instance | BindingFlags.Public)!.Invoke(model, null)!;

    private static string[] Attributes(object model)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(model, new ValidationContext(model), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage!)];
    }

    private static string[] Sorted(params string[] values) => [.. values.Order(StringComparer.Ordinal)];
}
