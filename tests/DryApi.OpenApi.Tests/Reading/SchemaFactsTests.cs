using System.Collections;
using System.Reflection;
using DryApi.Contracts;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Reading;

/// <summary>What was gathered of one schema is used again for the next one, of which it must say nothing.</summary>
public sealed class SchemaFactsTests
{
    private const string Everything = """
        {"type":["string","object","null"],"description":"all","maxLength":5,"pattern":"a","enum":["a"],"required":["b"],"additionalProperties":{"type":"string"},"items":{"type":"integer"},
         "oneOf":[{"type":"string"},{"type":"object"}],"not":{"type":"integer"},"contains":{"type":"string"},"dependentRequired":{"a":["b"]},"allOf":[{"$ref":"#/components/schemas/Part","minLength":1}]}
        """;

    [Fact]
    public void Clear_OfFactsThatSayEverything_LeavesNothing()
    {
        var schema = Tree.Json("""{"properties":{"a":{}},"patternProperties":{"a":{}},"dependentRequired":{"a":["b"]}}""");
        var facts = new SchemaFacts
        {
            Types = TypeSet.Of("string") | TypeSet.Of("object"), AllowsNull = true, ForbidsNull = true, AddsNull = true, TypeOrigin = schema, NullableOrigin = schema, Description = "all", IsReferenceOnly = false,
        };
        facts.AddProperty(schema);
        facts.PutObjectsApart();
        facts.Set("maxLength", "5", schema);
        facts.Patterns.Add("a");
        facts.AddProperty(schema);
        facts.AddPatternProperty(schema);
        facts.Require(schema);
        facts.AddAdditionalProperties(schema);
        facts.AddItems(schema);
        facts.AddUnion(new SchemaUnion(SchemaKind.OneOf, [schema]));
        facts.AddCondition(schema);
        facts.AddNot(schema);
        facts.AddReference("Part");
        facts.DependentRequired["a"] = [];
        var nothing = new SchemaFacts();
        Fields.Where(field => Says(field, facts) == Says(field, nothing)).ShouldBeEmpty("this test fills each field, so that none is forgotten");

        facts.Clear();

        Fields.Where(field => Says(field, facts) != Says(field, nothing)).ShouldBeEmpty();
    }

    [Fact]
    public void Read_OfASchemaAfterOneThatSaysEverything_SaysItsOwnAlone()
    {
        const string components = """{"Part":{"type":"string"},"Whole":{"type":"object","properties":{"a":<everything>,"b":{},"c":{"type":"integer"},"d":{"$ref":"#/components/schemas/Part"}}}}""";

        var schema = Reader.Of(Reader.Document("{}", components.Replace("<everything>", Everything))).FindSchema("Whole")!;

        schema.Properties.Skip(1).Select(property => property.ToString()).ShouldBe(["b: any", "c: integer", "d: Part"]);
        schema.Properties.Skip(1).ShouldAllBe(property => property.Description == null);
        schema.FindProperty("a")!.Description.ShouldBe("all");
        schema.FindProperty("a")!.Type.ToString().ShouldContain("maxLength=5");
    }

    private static FieldInfo[] Fields => typeof(SchemaFacts).GetFields(BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>What a field says; an empty list says nothing.</summary>
    private static string? Says(FieldInfo field, SchemaFacts facts) => field.GetValue(facts) switch
    {
        ICollection { Count: 0 } => null,
        null => null,
        var value => value.ToString(),
    };
}
