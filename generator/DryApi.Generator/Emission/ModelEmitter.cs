using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>Writes the other half of every model: its properties with their attributes, and its validator.</summary>
internal sealed class ModelEmitter(CSharpSurface surface, Declarations declarations, InputText contract, List<Finding> findings)
{
    /// <summary>Where the attributes of rules are.</summary>
    private const string Validation = "global::DryApi.Validation.";

    public string Emit()
    {
        var code = new CodeWriter(declarations.Namespace, "DryApi.Files");
        foreach (var model in surface.Models.Where(m => declarations.Find("model", m.Name) is not null))
        {
            Emit(code, model);
        }

        foreach (var union in surface.Unions.Where(u => u.IsSent && declarations.Find("union", u.Name) is not null))
        {
            Emit(code, union);
        }

        return code.ToString();
    }

    private void Emit(CodeWriter code, SurfaceModel model)
    {
        code.Line();
        if (model.IsSent)
        {
            foreach (var rule in ModelRules(model))
            {
                code.Line($"[{rule.Attribute}]");
            }

            foreach (var (keyword, value) in ValueRules.Unchecked(model.Expression))
            {
                code.Line($"[{ContractRule(keyword, value)}]");
            }
        }

        var checks = model.IsSent ? Checks(model).ToList() : [];
        string[] interfaces = [.. checks.Count > 0 ? ["global::DryApi.Validation.IValidatableModel"] : Array.Empty<string>(), .. model.IsSent ? [$"global::DryApi.Operations.IRequestModel<{model.Name}>"] : Array.Empty<string>()];
        code.Open($"partial class {model.Name}{(interfaces.Length > 0 ? " : " + string.Join(", ", interfaces) : "")}");
        foreach (var property in model.Properties.Where(p => declarations.Find("property", model.Name + "." + p.Name) is not null))
        {
            EmitProperty(code, model, property);
        }

        if (checks.Count > 0)
        {
            code.Line();
            EmitValidator(code, checks);
            EmitValues(code, model);
        }

        if (model.IsSent)
        {
            EmitCreation(code, model);
        }

        code.Close();
    }

    /// <summary>Writes how a model is made of named values.</summary>
    private static void EmitCreation(CodeWriter code, SurfaceModel model)
    {
        code.Line();
        code.Open($"static {model.Name}? global::DryApi.Operations.IRequestModel<{model.Name}>.From(global::DryApi.Operations.RequestValue value) => new()");
        foreach (var property in model.Properties)
        {
            var get = $"value.{(property.IsNullable ? "Get" : "Required")}({CSharpLiteral.Quote(property.WireName)}, nameof({property.Name}))";
            code.Line($"{property.Name} = {Read(get, property.Type, property.IsNullable)},");
        }

        code.Close(";");
    }

    private static string Read(string value, CSharpType type, bool isNullable)
    {
        var read = value + "." + (type.Kind switch
        {
            TypeKind.List => $"List(static item => {Read("item", type.Element!, isNullable: false)})",
            TypeKind.Model or TypeKind.Union or TypeKind.OpenEnum or TypeKind.File => $"{type.Kind}<{type.Name}>()",
            _ => $"{type.Kind}()",
        });
        return read + (isNullable ? "" : type.IsValueType ? " ?? default" : "!");
    }

    private void EmitProperty(CodeWriter code, SurfaceModel model, SurfaceProperty property)
    {
        if (model.IsSent)
        {
            EmitPattern(code, property.Type, property.Expression, model.Name, property.Name, property.Line);
            foreach (var attribute in Attributes(property))
            {
                code.Line($"[{attribute}]");
            }
        }

        var isRequired = model.IsSent && property.IsRequired;
        var isSetByCaller = isRequired && !model.IsReceived;
        var initial = !property.IsNullable && !property.Type.IsValueType && !isSetByCaller ? " = null!;" : "";
        code.Line($"public {(isRequired ? "required " : "")}partial {property.Declaration} {property.Name} {{ get; set => field = value; }}{initial}");
    }

    /// <summary>The name of a compiled pattern; no property is called so, for C# names from the wire have no underscore within.</summary>
    private static string PatternField(string name) => name + "_Pattern";

    /// <summary>Where a pattern stands: at the text itself, or at the items of a list.</summary>
    private SchemaExpression Texts(CSharpType type, SchemaExpression expression) =>
        type.Kind == TypeKind.List ? Facts(Facts(expression).Arguments[0]) : Facts(expression);

    /// <summary>Writes the field with the pattern of a text, if there is one; says so when it cannot be used.</summary>
    private void EmitPattern(CodeWriter code, CSharpType type, SchemaExpression expression, string owner, string name, int line)
    {
        var texts = Texts(type, expression);
        if (ValueRules.Pattern(texts, out var problem) is { } pattern)
        {
            code.Line($"private static readonly global::DryApi.Validation.PatternMatcher {PatternField(name)} = new({ValueRules.PatternArguments(texts, pattern, "schemaPattern: ", "backtracks: ")});");
        }
        else if (problem is not null)
        {
            findings.Add(Finding.Of(Descriptors.PatternUnusable, contract.Path, line, 0, 0, $"{owner}.{name}", problem));
        }
    }

    private IEnumerable<string> Attributes(SurfaceProperty property)
    {
        // A struct is always there.
        if (property is { IsRequired: true, IsNullable: false, Type.IsValueType: false })
        {
            yield return "global::System.ComponentModel.DataAnnotations.Required(AllowEmptyStrings = true)";
        }

        foreach (var rule in ValueRules.Of(property.Type, Facts(property.Expression), PatternField(property.Name)))
        {
            yield return Validation + rule.Attribute;
        }

        if (property.Type is { Kind: TypeKind.List, Element: { } element })
        {
            if (!element.IsValueType)
            {
                yield return Validation + "NoNullItems";
            }

            foreach (var rule in ValueRules.Of(element, Facts(Facts(property.Expression).Arguments[0]), PatternField(property.Name)))
            {
                yield return Validation + rule.ItemAttribute;
            }
        }

        if (HoldsRules(property.Type) || (property.Type.Element is { } item && HoldsRules(item)))
        {
            yield return Validation + "ValidContents";
        }

        foreach (var (keyword, value) in ValueRules.Unchecked(Facts(property.Expression)))
        {
            yield return ContractRule(keyword, value);
        }
    }

    private static string ContractRule(string keyword, string value) => $"{Validation}ContractRule({CSharpLiteral.Quote(keyword)}, {CSharpLiteral.Quote(value)})";

    private static bool HoldsRules(CSharpType type) => type.Kind is TypeKind.Model or TypeKind.Union;

    /// <summary>The constraints of a value; those of a named schema that is no object stand with its name.</summary>
    private SchemaExpression Facts(SchemaExpression expression) => surface.Resolve(expression);

    private static IEnumerable<ModelRule> ModelRules(SurfaceModel model)
    {
        foreach (var group in Groups(model, "exactlyOneOf"))
        {
            yield return OfGroup("ExactlyOne", group);
        }

        foreach (var group in Groups(model, "atLeastOneOf"))
        {
            yield return OfGroup("AtLeastOne", group);
        }

        foreach (var rule in JsonText.Items(model.Expression["requiredWhen"] ?? "[]"))
        {
            var facts = JsonText.Members(rule).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
            var (required, decisive) = (model.Find(JsonText.Unquote(facts["property"]))!, model.Find(JsonText.Unquote(facts["when"]))!);
            var values = string.Join(", ", JsonText.Items(facts["is"]).Select(v => CSharpLiteral.Quote(JsonText.Unquote(v))));
            var orAbsent = facts.TryGetValue("orAbsent", out var flag) && flag == "true";
            var decision = decisive.Type.Kind == TypeKind.OpenEnum ? $"{decisive.Name}?.Value" : $"{decisive.Name}";
            var applies = (orAbsent ? $"{decision} is null || " : $"{decision} is not null && ") + $"{Validation}Rules.IsOneOf({decision}, {values})";
            yield return new ModelRule(
                $"{Validation}RequiredWhen(nameof({required.Name}), nameof({decisive.Name}), {values}{(orAbsent ? ", OrAbsent = true" : "")})",
                $"errors.RequiredWhen({CSharpLiteral.Quote(required.WireName)}, {required.Name} is not null || !({applies}), {CSharpLiteral.Quote(decisive.WireName)}, {(orAbsent ? "true" : "false")}, {values});",
                [required.Name, decisive.Name]);
        }
    }

    private static IEnumerable<SurfaceProperty[]> Groups(SurfaceModel model, string constraint) =>
        JsonText.Items(model.Expression[constraint] ?? "[]").Select(group => JsonText.Items(group).Select(name => model.Find(JsonText.Unquote(name))!).ToArray());

    private static ModelRule OfGroup(string rule, SurfaceProperty[] group) => new(
        $"{Validation}{rule}Of({string.Join(", ", group.Select(p => $"nameof({p.Name})"))})",
        $"errors.{rule}(global::DryApi.Validation.Rules.Given({string.Join(", ", group.Select(p => p.Name + " is not null"))}), {string.Join(", ", group.Select(p => CSharpLiteral.Quote(p.WireName)))});",
        [.. group.Select(p => p.Name)]);

    private static void EmitValidator(CodeWriter code, List<string> checks)
    {
        code.Open("void global::DryApi.Validation.IValidatableModel.Validate(ref global::DryApi.Validation.ValidationErrors errors)");
        foreach (var check in checks)
        {
            code.Line(check);
        }

        code.Close();
    }

    /// <summary>Writes how the attributes of a class get at the properties that their rules look at.</summary>
    private static void EmitValues(CodeWriter code, SurfaceModel model)
    {
        var properties = new HashSet<string>(ModelRules(model).SelectMany(rule => rule.Properties), StringComparer.Ordinal);
        if (properties.Count == 0)
        {
            return;
        }

        code.Line();
        code.Open("object? global::DryApi.Validation.IValidatableModel.ValueOf(string property) => property switch");
        foreach (var property in model.Properties.Where(p => properties.Contains(p.Name)))
        {
            code.Line($"nameof({property.Name}) => (object?){property.Name},");
        }

        code.Line("_ => null,");
        code.Close(";");
    }

    private IEnumerable<string> Checks(SurfaceModel model) =>
        model.Properties.SelectMany(Checks).Concat(ModelRules(model).Select(rule => rule.Statement));

    private IEnumerable<string> Checks(SurfaceProperty property)
    {
        var field = CSharpLiteral.Quote(property.WireName);
        var checks = ValueChecks(property.Type, property.Expression, property.Name, field, PatternField(property.Name), property.IsNullable);
        return property is { IsRequired: true, IsNullable: false, Type.IsValueType: false }
            ? checks.Prepend($"errors.Required({field}, {property.Name});")
            : checks;
    }

    /// <summary>The checks of a value, of its items, and of what it holds.</summary>
    private IEnumerable<string> ValueChecks(CSharpType type, SchemaExpression expression, string value, string field, string pattern, bool isNullable = true)
    {
        expression = Facts(expression);
        foreach (var rule in ValueRules.Of(type, expression, pattern))
        {
            // A class may hold null whatever it declares; that is for its own check to say.
            yield return rule.Statement(field, new Operand(value, isNullable || !type.IsValueType));
        }

        if (HoldsRules(type) || (type.Element is { } held && HoldsRules(held)))
        {
            yield return $"errors.Contents({field}, {value});";
            yield break;
        }

        if (type is not { Kind: TypeKind.List, Element: { } element })
        {
            yield break;
        }

        var rules = ValueRules.Of(element, Facts(expression.Arguments[0]), pattern).ToList();
        if (rules.Count == 0)
        {
            if (!element.IsValueType)
            {
                yield return $"errors.NoNulls({field}, {value});";
            }

            yield break;
        }

        yield return $"for (var i = 0; i < ({value}?.Count ?? 0); i++)";
        yield return "{";
        yield return "    var since = errors.Count;";
        yield return $"    var item = {value}![i];";
        if (!element.IsValueType)
        {
            yield return "    errors.Required(\"\", item);";
        }

        foreach (var rule in rules)
        {
            yield return "    " + rule.Statement("\"\"", new Operand("item", IsNullable: !element.IsValueType));
        }

        yield return $"    errors.Prefix(since, {field}, i);";
        yield return "}";
    }

    private void Emit(CodeWriter code, SurfaceUnion union)
    {
        code.Line();
        code.Line("[global::DryApi.Validation.ValidContents]");
        code.Open($"partial class {union.Name} : global::DryApi.Validation.IValidatableModel, global::DryApi.Operations.IRequestModel<{union.Name}>");
        foreach (var member in union.Members)
        {
            EmitPattern(code, member.Type, member.Expression, union.Name, member.Name, 1);
        }

        // What it holds is the body itself: its fields keep their names.
        EmitValidator(code, [.. union.Members.SelectMany(member => ValueChecks(member.Type, member.Expression, member.Name, "\"\"", PatternField(member.Name)))]);
        code.Line();
        if (union.IsWrapper)
        {
            code.Line($"static {union.Name}? global::DryApi.Operations.IRequestModel<{union.Name}>.From(global::DryApi.Operations.RequestValue value) => {Read("value", union.Members[0].Type, isNullable: true)} is {{ }} member ? new {union.Name}(member) : null;");
            code.Close();
            return;
        }

        var discriminator = surface.DiscriminatorOf(union);
        code.Open($"static {union.Name}? global::DryApi.Operations.IRequestModel<{union.Name}>.From(global::DryApi.Operations.RequestValue value) => value.MemberOf({string.Join(", ", union.Members.Select((member, index) => Member(member, discriminator, index)))}) switch");
        for (var i = 0; i < union.Members.Count; i++)
        {
            code.Line($"{i} => {Read("value", union.Members[i].Type, isNullable: true)} is {{ }} member ? new {union.Name}(member) : null,");
        }

        code.Line("_ => null,");
        code.Close(";");
        code.Close();
    }

    private string Member(SurfaceUnionMember member, (string Property, IReadOnlyList<IReadOnlyList<string>> Values)? discriminator, int index)
    {
        var kinds = discriminator is { } known ? $", {CSharpLiteral.Quote(known.Property)}, [{string.Join(", ", known.Values[index].Select(CSharpLiteral.Quote))}]" : "";
        var properties = surface.FindModel(member.Type.Name)?.Properties ?? [];
        var kind = member.Type.Kind switch
        {
            TypeKind.List => "Array",
            TypeKind.Model => "Object",
            TypeKind.Boolean => "True",
            TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Decimal => "Number",
            _ => "String",
        };
        return properties.Count == 0
            ? $"new(global::System.Text.Json.JsonValueKind.{kind})"
            : $"new(global::System.Text.Json.JsonValueKind.{kind}, [{Names(properties)}], [{Names(properties.Where(property => !property.IsNullable))}]{kinds})";

        static string Names(IEnumerable<SurfaceProperty> named) => string.Join(", ", named.SelectMany(property => new[] { property.WireName, property.Name }).Distinct().Select(CSharpLiteral.Quote));
    }
}
