using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace DryApi.Generated.Tests.Validation;

/// <summary>Three readings of one contract: the generated validator, the attributes, and the document itself. They agree on every value.</summary>
public sealed class VerdictTests
{
    public static TheoryData<string> Shapes => [.. RequestShapes.All.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Validate_OnEveryProbe_AgreesWithTheDocumentAndTheAttributes(string name)
    {
        var shape = RequestShapes.Named(name);
        var wrong = new List<string>();
        foreach (var probe in Probes.OfObject(shape.Schema))
        {
            var expected = Oracle.Allows(shape.Schema, probe.Value);
            var model = ModelFactory.Create(shape, (Dictionary<string, object?>)probe.Value!);
            foreach (var (kind, verdict) in Verdicts(shape, model))
            {
                if (verdict != expected)
                {
                    wrong.Add($"{probe.Place} {probe.Keyword} ({probe.Label}): {kind} says {Word(verdict)}, the document says {Word(expected)}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Validate_OnWhatOnePropertyBreaks_NamesItAsOnTheWire(string name)
    {
        var shape = RequestShapes.Named(name);
        foreach (var probe in Probes.OfObject(shape.Schema).Where(p => p.Place.Length > 0 && !Oracle.Allows(shape.Schema, p.Value)))
        {
            var errors = Errors(ModelFactory.Create(shape, (Dictionary<string, object?>)probe.Value!));

            var properties = probe.Place.Split('/')[0].Split(',');
            errors.ShouldNotBeEmpty();
            errors.ShouldAllBe(e => e.Value.Length > 0 && e.Value.All(m => m.EndsWith('.')), $"{probe}");
            errors.Keys.ShouldAllBe(key => properties.Any(p => key == p || key.StartsWith(p + ".", StringComparison.Ordinal)) || Grouped(shape.Schema).Contains(key), $"{probe}");
        }
    }

    [Fact]
    public void Validate_OnAnItemOfAList_NamesItsPlace()
    {
        var request = new Txt2ImgRequest
        {
            Prompt = "a", Model = "m", Width = 1, Height = 1, Guidance = 1, Steps = 1, Seed = 1,
            Loras = [new() { Name = "a", Weight = 0 }, new() { Name = null!, Weight = -0.5 }, null!],
        };

        request.Validate().Keys.ShouldBe(["loras.1.name", "loras.1.weight", "loras.2"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public void Probes_OverAllRequests_ReachEveryConstraintFromBothSides(string version)
    {
        var unproven = new List<string>();
        var count = 0;
        foreach (var shape in Of(version))
        {
            var verdicts = Probes.OfObject(shape.Schema).Select(p => (p.Keyword, p.Place, IsAllowed: Oracle.Allows(shape.Schema, p.Value))).ToList();
            foreach (var (place, keyword) in Constraints(shape.Schema, ""))
            {
                count++;
                // What C# refuses to compile has no refused case.
                var needed = keyword == "required" && IsKeptByCompiler(shape, place) ? (bool[])[true] : [true, false];
                unproven.AddRange(needed
                    .Where(side => !verdicts.Contains((keyword, place, side)))
                    .Select(side => $"{shape.Name}: {place} {keyword} has no case that is {Word(side)}"));
            }
        }

        unproven.ShouldBeEmpty();
        count.ShouldBeGreaterThanOrEqualTo(300);
    }

    [Theory]
    [InlineData("v1", 52, 14)]
    [InlineData("v2", 42, 19)]
    public void Probes_OverAllRequests_AreThousands(string version, int shapes, int ofUnions)
    {
        // Fewer would mean that a reading has lost a part of the document.
        Of(version).Count.ShouldBeGreaterThanOrEqualTo(shapes);
        Of(version).Count(s => s.Union is not null).ShouldBe(ofUnions);
        Of(version).Sum(s => Probes.OfObject(s.Schema).Count()).ShouldBeGreaterThanOrEqualTo(4_000);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Required_OnEveryRequest_IsRequiredInCSharp(string name)
    {
        var shape = RequestShapes.Named(name);
        var required = (shape.Schema["required"]?.AsArray() ?? []).Select(n => n!.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var (property, _) in shape.Schema["properties"]!.AsObject())
        {
            var member = ModelFactory.Property(shape.Type, property, shape.Schema["properties"]![property]!["x-csharp-name"]?.ToString());
            member.IsDefined(typeof(RequiredMemberAttribute)).ShouldBe(required.Contains(property), $"{shape.Name}.{member.Name}");
        }
    }

    private static IReadOnlyList<RequestShape> Of(string version) => [.. RequestShapes.All.Where(shape => shape.Version.Folder == version)];

    private static IEnumerable<(string Kind, bool Verdict)> Verdicts(RequestShape shape, object model)
    {
        yield return ("Validate()", Errors(model).Count == 0);
        yield return ("DataAnnotations", IsValid(model));
        if (shape.Union is not null)
        {
            var wrapped = ModelFactory.Wrap(shape.Union, model);
            yield return ($"Validate() of {shape.Union.Name}", Errors(wrapped).Count == 0);
            yield return ($"DataAnnotations of {shape.Union.Name}", IsValid(wrapped));
        }
    }

    private static bool IsValid(object model) => Validator.TryValidateObject(model, new ValidationContext(model), [], validateAllProperties: true);

    private static IDictionary<string, string[]> Errors(object model) =>
        (IDictionary<string, string[]>)model.GetType().GetMethod("Validate", BindingFlags.Instance | BindingFlags.Public)!.Invoke(model, null)!;

    /// <summary>All constraints of a schema with their places; a keyword that nobody has judged is an error.</summary>
    private static IEnumerable<(string Place, string Keyword)> Constraints(JsonObject schema, string place)
    {
        foreach (var (keyword, value) in schema.Where(k => k.Value is not null))
        {
            Oracle.Judged.Concat(Oracle.NotJudged).ShouldContain(keyword, $"a constraint of {place} that no test knows");
            var places = keyword switch
            {
                "required" => value!.AsArray().Select(n => Below(place, n!.ToString())),
                "x-exactly-one-of" or "x-at-least-one-of" => value!.AsArray().Select(g => Below(place, string.Join(',', g!.AsArray()))),
                "x-required-when" => value!.AsArray().Select(r => Below(place, $"{r!["property"]},{r["when"]}")),
                _ => Oracle.Judged.Contains(keyword) ? [place] : [],
            };
            foreach (var at in places)
            {
                yield return (at, keyword);
            }
        }

        if (schema["type"]?.ToString() == "number")
        {
            yield return (place, "number");
        }

        var inner = (schema["properties"]?.AsObject() ?? []).Select(p => (Below(place, p.Key), p.Value))
            .Concat((schema["oneOf"]?.AsArray() ?? []).Select((form, i) => (Below(place, $"<{i}>"), form)))
            .Append((Below(place, "0"), schema["items"]))
            .Where(s => s.Item2 is not null);
        foreach (var constraint in inner.SelectMany(s => Constraints(s.Item2!.AsObject(), s.Item1)))
        {
            yield return constraint;
        }
    }

    private static bool IsKeptByCompiler(RequestShape shape, string place)
    {
        var schema = place.Split('/').Aggregate(shape.Schema, (at, name) => name == "0" ? at["items"]!.AsObject() : at["properties"]![name]!.AsObject());
        return schema["type"]?.ToString() is "boolean" or "integer" or "number" || schema["enum"] is not null;
    }

    private static IEnumerable<string> Grouped(JsonObject schema) =>
        (schema["x-exactly-one-of"]?.AsArray() ?? []).Concat(schema["x-at-least-one-of"]?.AsArray() ?? []).SelectMany(g => g!.AsArray())
            .Concat((schema["x-required-when"]?.AsArray() ?? []).Select(rule => rule!["property"]))
            .Select(n => n!.ToString());

    private static string Below(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";

    private static string Word(bool isAllowed) => isAllowed ? "allowed" : "refused";
}
