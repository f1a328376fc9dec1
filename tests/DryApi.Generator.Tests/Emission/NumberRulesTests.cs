using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using DryApi.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypeKind = DryApi.Contracts.TypeKind;

namespace DryApi.Generator.Tests.Emission;

/// <summary>The rules of numbers, compiled with the SDK's own: validator and attribute say of every value what the contract's digits say.</summary>
public sealed class NumberRulesTests
{
    private static readonly string[] Numbers =
    [
        "-9223372036854775809", "-9223372036854775808", "-9007199254740993", "-1", "0", "0.1", "0.1000000000000000000000000000000000000001", "0.3", "1", "2.5", "1E-400", "10",
        "4294967295", "4294967295.5", "4294967296", "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740994", "9223372036854775806", "9223372036854775807",
        "9223372036854775808", "18446744073709551615", "1.2345678901234567890123456789E+29", "1E+308", "-1E+308", "1E+400", "-1E+400",
    ];

    private static readonly string[] Keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum"];

    private static readonly long[] Whole =
    [
        long.MinValue, long.MinValue + 1, -9007199254740994, -9007199254740993, -9007199254740992, -10, -1, 0, 1, 2, 3, 10, 4294967294, 4294967295, 4294967296, 9007199254740990, 9007199254740991,
        9007199254740992, 9007199254740993, 9007199254740994, 9007199254740995, long.MaxValue - 1, long.MaxValue,
    ];

    private static readonly double[] Doubles =
    [
        double.MinValue, -1e308, -9007199254740994, -9007199254740992, -1, -double.Epsilon, 0, double.Epsilon, Math.BitDecrement(0.1), 0.1, Math.BitIncrement(0.1), 0.3, 1, 2.5, Math.BitIncrement(2.5), 10,
        4294967295, 4294967295.5, 4294967296, 9007199254740991, 9007199254740992, 9007199254740994, 9223372036854774784, 9223372036854775808, 1.2345678901234568e29, 1e308, double.MaxValue,
    ];

    private static readonly List<(SchemaKind Kind, SchemaExpression Expression)> Cases =
    [
        .. from kind in (SchemaKind[])[SchemaKind.Integer, SchemaKind.Number]
           from keyword in Keywords
           from number in Numbers
           select (kind, new SchemaExpression(kind, [new Constraint(keyword, keyword == "enum" ? $"[7,{number}]" : number)])),
        .. from kind in (SchemaKind[])[SchemaKind.Integer, SchemaKind.Number]
           from low in Numbers
           from high in (string[])["0", "9007199254740993", "9223372036854775807"]
           select (kind, new SchemaExpression(kind, [new Constraint("minimum", low), new Constraint("exclusiveMinimum", "-1"), new Constraint("exclusiveMaximum", high), new Constraint("maximum", "9007199254740992")])),
    ];

    [Fact]
    public void Rules_OnEveryNumber_SayWhatTheContractSays()
    {
        var assembly = Compile();
        var wrong = new List<string>();
        var judged = 0;
        for (var i = 0; i < Cases.Count; i++)
        {
            var (kind, expression) = Cases[i];
            var method = assembly.GetType("DryApi.Validation.Probes")!.GetMethod($"Test{i}")!;
            var attributes = assembly.GetType("DryApi.Validation.Probes")!.GetProperty($"Value{i}")!.GetCustomAttributes<ValidationAttribute>().ToList();
            foreach (var value in kind == SchemaKind.Integer ? Whole.Cast<object>() : Doubles.Cast<object>())
            {
                if (expression["multipleOf"] is not null && value is double and (>= 1e15 or <= -1e15))
                {
                    // So far off, a double stands for more than one number.
                    continue;
                }

                judged++;
                var expected = Allows(expression, value);
                if ((bool)method.Invoke(null, [value])! != expected || attributes.TrueForAll(a => a.IsValid(value)) != expected)
                {
                    wrong.Add($"{expression} of {value:R}: expected {expected}, Validate {method.Invoke(null, [value])}, attributes {attributes.TrueForAll(a => a.IsValid(value))}");
                }
            }

            ((bool)method.Invoke(null, [null])! && attributes.TrueForAll(a => a.IsValid(null))).ShouldBeTrue();
        }

        wrong.ShouldBeEmpty();
        judged.ShouldBeGreaterThan(10_000);
    }

    [Theory]
    [InlineData("integer minimum=1 maximum=5", "NumberRange(1d, 5d)")]
    [InlineData("integer exclusiveMinimum=0", "NumberRange(0d, double.PositiveInfinity, MinimumIsExclusive = true)")]
    [InlineData("integer maximum=4294967295.5", "NumberRange(double.NegativeInfinity, 4294967295.5d)")]
    [InlineData("integer maximum=9007199254740993", "NumberRange(\"-9223372036854775808\", \"9007199254740993\")")]
    [InlineData("integer exclusiveMinimum=9007199254740993", "NumberRange(\"9007199254740994\", \"9223372036854775807\")")]
    [InlineData("integer maximum=18446744073709551615", "")]
    [InlineData("integer minimum=18446744073709551615", "NumberRange(\"1\", \"0\")")]
    [InlineData("integer maximum=1E+400", "")]
    [InlineData("integer multipleOf=0.5", "")]
    [InlineData("integer multipleOf=2.5", "MultipleOf(5d)")]
    [InlineData("integer format=\"int32\" enum=[1,3000000000]", "AllowedNumbers(1d, 3000000000d)")]
    [InlineData("integer enum=[9007199254740993]", "AllowedNumbers(9007199254740993L)")]
    [InlineData("integer enum=[1E+400]", "AllowedNumbers(new double[0])")]
    [InlineData("number maximum=1E+400", "FiniteNumber")]
    [InlineData("number minimum=-1E+400 maximum=1", "FiniteNumber NumberRange(double.NegativeInfinity, 1d)")]
    [InlineData("number minimum=9007199254740993", "FiniteNumber NumberRange(9007199254740992d, double.PositiveInfinity, MinimumIsExclusive = true)")]
    [InlineData("number maximum=9007199254740993", "FiniteNumber NumberRange(double.NegativeInfinity, 9007199254740992d)")]
    [InlineData("number minimum=0", "FiniteNumber NumberRange(0d, double.PositiveInfinity)")]
    [InlineData("number multipleOf=0", "FiniteNumber")]
    [InlineData("number multipleOf=1E-400", "FiniteNumber")]
    [InlineData("number multipleOf=0.5", "FiniteNumber MultipleOf(0.5d)")]
    public void Attributes_OfANumber_AreWrittenExactly(string line, string expected) =>
        string.Join(' ', Rules(Read(line)).Select(rule => rule.Attribute)).ShouldBe(expected);

    [Theory]
    [InlineData("string minLength=1.5 maxLength=2.5", "TextLength(2, MinimumLength = 2)")]
    [InlineData("string maxLength=1E+400", "")]
    [InlineData("string minLength=1E+400", "TextLength(int.MaxValue, MinimumLength = 2147483647)")]
    [InlineData("string maxLength=3000000000", "")]
    [InlineData("string format=\"binary\" maxFileSize=10.9", "FileSize(10)")]
    [InlineData("string format=\"binary\" maxFileSize=1E+400", "")]
    public void Attributes_OfACount_AreWholeNumbers(string line, string expected) =>
        string.Join(' ', Rules(Read(line)).Select(rule => rule.Attribute)).ShouldBe(expected);

    private static SchemaExpression Read(string line) =>
        ContractReader.Read("contract 1\ntitle: \"a\"\n\nschema A: object\n  a: " + line + "\n").Schemas[0].Properties[0].Type;

    private static List<Rule> Rules(SchemaExpression expression) => [.. ValueRules.Of(Type(expression), expression, "")];

    private static CSharpType Type(SchemaExpression expression) => expression switch
    {
        { Kind: SchemaKind.Integer } when expression["format"] == "\"int32\"" => new CSharpType(TypeKind.Int32, "int"),
        { Kind: SchemaKind.Integer } => new CSharpType(TypeKind.Int64, "long"),
        { Kind: SchemaKind.Number } => new CSharpType(TypeKind.Double, "double"),
        { IsFile: true } => new CSharpType(TypeKind.File, "FileContent"),
        _ => new CSharpType(TypeKind.String, "string"),
    };

    /// <summary>By the contract's digits; what no double holds bounds nothing.</summary>
    private static bool Allows(SchemaExpression expression, object value)
    {
        var number = value is double fraction ? ExactNumber.Of(fraction) : Parse(((long)value).ToString(CultureInfo.InvariantCulture));
        return expression.Constraints.All(constraint => NumericLimits.IsUnusable(constraint) && constraint.Name != "enum" || constraint.Name switch
        {
            "minimum" => number.CompareTo(Parse(constraint.Value)) >= 0,
            "maximum" => number.CompareTo(Parse(constraint.Value)) <= 0,
            "exclusiveMinimum" => number.CompareTo(Parse(constraint.Value)) > 0,
            "exclusiveMaximum" => number.CompareTo(Parse(constraint.Value)) < 0,
            "multipleOf" => number.IsMultipleOf(Parse(constraint.Value)),
            _ => JsonText.Items(constraint.Value).Any(item => Parse(item).CompareTo(number) == 0),
        });
    }

    private static ExactNumber Parse(string literal) => ExactNumber.TryParse(literal, out var number) ? number : throw new FormatException(literal);

    private static Assembly Compile()
    {
        var members = Cases.Select((c, i) =>
        {
            var (type, rules) = (Type(c.Expression).Name, Rules(c.Expression));
            var checks = string.Concat(rules.Select(rule => rule.Statement("\"value\"", new Operand("value", IsNullable: true)) + "\n"));
            return $"public static bool Test{i}({type}? value)\n{{\nvar errors = new ValidationErrors();\n{checks}return errors.Count == 0;\n}}\n"
                + $"{string.Concat(rules.Select(rule => $"[{rule.Attribute}]\n"))}public static {type}? Value{i} {{ get; set; }}\n";
        });
        var source = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;\n"
            + $"namespace DryApi.Validation;\npublic static class Probes\n{{\n{string.Concat(members)}}}\n";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("DryApi.", StringComparison.Ordinal) || Path.GetFileName(path) == "DryApi.Runtime.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        using var stream = new MemoryStream();
        CSharpCompilation.Create("Probes", [Sdk.Parse(source, "Probes.cs")], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return Assembly.Load(stream.ToArray());
    }
}
