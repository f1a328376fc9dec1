using DryApi.Contracts;

namespace DryApi.Generator;

/// <summary>Writes the other half of every model: its properties with their attributes, and its validator.</summary>
internal sealed class ModelEmitter(CSharpSurface surface, Declarations declarations, InputText contract, List<Finding> findings)
{
    public string Emit()
    {
        var code = new CodeWriter(
            declarations.Namespace,
            "System.Collections.Generic",
            "System.ComponentModel.DataAnnotations",
            "DryApi.Files",
            "DryApi.Validation");
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
        }

        code.Open($"partial class {model.Name}{(model.IsSent ? " : IValidatableModel" : "")}");
        var isFirst = true;
        foreach (var property in model.Properties.Where(p => declarations.Find("property", model.Name + "." + p.Name) is not null))
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            EmitProperty(code, model, property);
        }

        if (model.IsSent)
        {
            code.Line();
            EmitValidator(code, model);
        }

        code.Close();
    }

    private void EmitProperty(CodeWriter code, SurfaceModel model, SurfaceProperty property)
    {
        var field = Field(property);
        var initial = !property.IsNullable && !property.Type.IsValueType ? " = null!" : "";
        code.Line($"private {property.Declaration} {field}{initial};");
        code.Line();
        if (model.IsSent)
        {
            EmitPattern(code, property.Type, property.Expression, model.Name, property.Name, property.Line);
            foreach (var attribute in Attributes(property))
            {
                code.Line($"[{attribute}]");
            }
        }

        var required = model.IsSent && property.IsRequired ? "required " : "";
        code.Open($"public {required}partial {property.Declaration} {property.Name}");
        code.Line($"get => {field};");
        code.Line($"set => {field} = value;");
        code.Close();
    }

    private static string Field(SurfaceProperty property) => "_" + char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);

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
            code.Line($"private static readonly PatternMatcher {PatternField(name)} = new({ValueRules.PatternArguments(texts, pattern, "schemaPattern: ", "backtracks: ")});");
            code.Line();
        }
        else if (problem is not null)
        {
            findings.Add(Finding.Of(Descriptors.PatternUnusable, contract.Path, line, 0, 0, $"{owner}.{name}", problem));
        }
    }

    private IEnumerable<string> Attributes(SurfaceProperty property)
    {
        if (property is { IsRequired: true, IsNullable: false })
        {
            yield return "Required(AllowEmptyStrings = true)";
        }

        foreach (var rule in ValueRules.Of(property.Type, Facts(property.Expression), PatternField(property.Name)))
        {
            yield return rule.Attribute;
        }

        if (property.Type is { Kind: TypeKind.List, Element: { } element })
        {
            if (!element.IsValueType)
            {
                yield return "NoNullItems";
            }

            foreach (var rule in ValueRules.Of(element, Facts(Facts(property.Expression).Arguments[0]), PatternField(property.Name)))
            {
                yield return rule.ItemAttribute;
            }
        }

        if (HoldsRules(property.Type) || (property.Type.Element is { } item && HoldsRules(item)))
        {
            yield return "ValidContents";
        }
    }

    private static bool HoldsRules(CSharpType type) => type.Kind is TypeKind.Model or TypeKind.Union;

    /// <summary>The constraints of a value; those of a named schema that is no object stand with its name.</summary>
    private SchemaExpression Facts(SchemaExpression expression) => surface.Resolve(expression);

    private static IEnumerable<ModelRule> ModelRules(SurfaceModel model)
    {
        foreach (var group in Groups(model, "exactlyOneOf"))
        {
            yield return OfGroup("ExactlyOneOf", "== 1", "ExactlyOneMessage", group);
        }

        foreach (var group in Groups(model, "atLeastOneOf"))
        {
            yield return OfGroup("AtLeastOneOf", ">= 1", "AtLeastOneMessage", group);
        }

        foreach (var rule in JsonText.Items(model.Expression["requiredWhen"] ?? "[]"))
        {
            var facts = JsonText.Members(rule).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
            var (required, decisive) = (model.Find(JsonText.Unquote(facts["property"]))!, model.Find(JsonText.Unquote(facts["when"]))!);
            var values = string.Join(", ", JsonText.Items(facts["is"]).Select(v => CSharpLiteral.Quote(JsonText.Unquote(v))));
            var orAbsent = facts.TryGetValue("orAbsent", out var flag) && flag == "true";
            var decision = decisive.Type.Kind == TypeKind.OpenEnum ? $"{decisive.Name}?.Value" : $"{decisive.Name}";
            var applies = (orAbsent ? $"{decision} is null || " : $"{decision} is not null && ") + $"Rules.IsOneOf({decision}, {values})";
            yield return new ModelRule(
                $"RequiredWhen(nameof({required.Name}), nameof({decisive.Name}), {values}{(orAbsent ? ", OrAbsent = true" : "")})",
                $"{required.Name} is not null || !({applies})",
                CSharpLiteral.Quote(required.WireName),
                $"Rules.RequiredWhenMessage({CSharpLiteral.Quote(decisive.WireName)}, {(orAbsent ? "true" : "false")}, {values})");
        }
    }

    private static IEnumerable<SurfaceProperty[]> Groups(SurfaceModel model, string constraint) =>
        JsonText.Items(model.Expression[constraint] ?? "[]").Select(group => JsonText.Items(group).Select(name => model.Find(JsonText.Unquote(name))!).ToArray());

    private static ModelRule OfGroup(string attribute, string comparison, string message, SurfaceProperty[] group) => new(
        $"{attribute}({string.Join(", ", group.Select(p => $"nameof({p.Name})"))})",
        $"Rules.Given({string.Join(", ", group.Select(p => p.Name + " is not null"))}) {comparison}",
        CSharpLiteral.Quote(group[0].WireName),
        $"Rules.{message}({string.Join(", ", group.Select(p => CSharpLiteral.Quote(p.WireName)))})");

    private void EmitValidator(CodeWriter code, SurfaceModel model)
    {
        code.Line("/// <summary>Checks the contract's rules, as is done before sending. No reflection; the attributes say the same.</summary>");
        code.Line("/// <returns>The messages by field, named as on the wire; empty when the request keeps all rules.</returns>");
        code.Line("public IReadOnlyDictionary<string, IReadOnlyList<string>> Validate() => RequestValidation.Errors(this);");
        code.Line();
        code.Open("void IValidatableModel.Validate(ref ValidationErrors errors)");
        foreach (var property in model.Properties)
        {
            EmitChecks(code, property);
        }

        foreach (var rule in ModelRules(model))
        {
            EmitCheck(code, rule.Test, rule.Field, rule.Message);
        }

        code.Close();
        code.Line();
        code.Open("object? IValidatableModel.ValueOf(string property) => property switch");
        foreach (var property in model.Properties)
        {
            code.Line($"nameof({property.Name}) => (object?){property.Name},");
        }

        code.Line("_ => null,");
        code.Close(";");
    }

    private void EmitChecks(CodeWriter code, SurfaceProperty property)
    {
        var field = CSharpLiteral.Quote(property.WireName);
        if (property is { IsRequired: true, IsNullable: false, Type.IsValueType: false })
        {
            EmitCheck(code, $"{property.Name} is not null", field, "Rules.RequiredMessage");
        }

        EmitValueChecks(code, property.Type, property.Expression, property.Name, field, PatternField(property.Name), property.IsNullable);
    }

    /// <summary>The checks of a value, of its items, and of what it holds.</summary>
    private void EmitValueChecks(CodeWriter code, CSharpType type, SchemaExpression expression, string value, string field, string pattern, bool isNullable = true)
    {
        expression = Facts(expression);
        foreach (var rule in ValueRules.Of(type, expression, pattern))
        {
            // A class may hold null whatever it declares; that is for its own check to say.
            EmitCheck(code, rule, new Operand(value, isNullable || !type.IsValueType), field);
        }

        if (HoldsRules(type))
        {
            code.Open($"if ({value} is not null)");
            code.Line("var since = errors.Count;");
            code.Line($"((IValidatableModel){value}).Validate(ref errors);");
            code.Line($"errors.Prefix(since, {field});");
            code.Close();
            code.Line();
        }

        if (type is not { Kind: TypeKind.List, Element: { } element })
        {
            return;
        }

        var rules = ValueRules.Of(element, Facts(expression.Arguments[0]), pattern).ToList();
        if (rules.Count == 0 && element.IsValueType)
        {
            return;
        }

        code.Open($"for (var i = 0; i < ({value}?.Count ?? 0); i++)");
        code.Line("var since = errors.Count;");
        code.Line($"var item = {value}![i];");
        if (!element.IsValueType)
        {
            EmitCheck(code, "item is not null", "\"\"", "Rules.RequiredMessage");
        }

        foreach (var rule in rules)
        {
            EmitCheck(code, rule, new Operand("item", IsNullable: !element.IsValueType), "\"\"");
        }

        if (HoldsRules(element))
        {
            code.Line("((IValidatableModel?)item)?.Validate(ref errors);");
        }

        code.Line($"errors.Prefix(since, {field}, i);");
        code.Close();
        code.Line();
    }

    private static void EmitCheck(CodeWriter code, Rule rule, Operand value, string field)
    {
        if (rule.Pattern is { } pattern)
        {
            code.Line($"errors.AddUnlessMatch({field}, {pattern}, {rule.Test(value)});");
            code.Line();
            return;
        }

        EmitCheck(code, rule.Test(value), field, rule.Message);
    }

    private static void EmitCheck(CodeWriter code, string test, string field, string message)
    {
        code.Open($"if (!({test}))");
        code.Line($"errors.Add({field}, {message});");
        code.Close();
        code.Line();
    }

    private void Emit(CodeWriter code, SurfaceUnion union)
    {
        code.Line();
        code.Line("[ValidContents]");
        code.Open($"partial class {union.Name} : IValidatableModel");
        foreach (var member in union.Members)
        {
            EmitPattern(code, member.Type, member.Expression, union.Name, member.Name, 1);
        }

        code.Line("/// <summary>Checks the contract's rules for the value that it holds, as is done before sending.</summary>");
        code.Line("/// <returns>The messages by field, named as on the wire; empty when it keeps all rules.</returns>");
        code.Line("public IReadOnlyDictionary<string, IReadOnlyList<string>> Validate() => RequestValidation.Errors(this);");
        code.Line();
        code.Open("void IValidatableModel.Validate(ref ValidationErrors errors)");
        foreach (var member in union.Members)
        {
            if (HoldsRules(member.Type))
            {
                // What it holds is the body itself: its fields keep their names.
                code.Line($"((IValidatableModel?){member.Name})?.Validate(ref errors);");
            }
            else
            {
                EmitValueChecks(code, member.Type, member.Expression, member.Name, "\"\"", PatternField(member.Name));
            }
        }

        code.Close();
        code.Line();
        code.Line("object? IValidatableModel.ValueOf(string property) => null;");
        code.Close();
    }
}
