namespace DryApi.Surface.Tests.Written;

/// <summary>Attributes, wherever they can stand, and what their arguments look like.</summary>
public sealed class AttributeTextTests
{
    private const string Mark =
        """
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public sealed class MarkAttribute(object? value = null, params string[] texts) : Attribute
        {
            public object? Value => value;
            public string[] Texts => texts;
            public Type? Kind { get; set; }
            public string? Also { get; set; }
        }
        """;

    [Theory]
    [InlineData("[Mark]", "[Mark(null, [])]")]
    [InlineData("[Mark(1)]", "[Mark(1, [])]")]
    [InlineData("[Mark(1L)]", "[Mark(1L, [])]")]
    [InlineData("[Mark(1.0)]", "[Mark(1D, [])]")]
    [InlineData("[Mark(true, \"a\", \"\\n\\\"\")]", "[Mark(true, [\"a\", \"\\n\\\"\"])]")]
    [InlineData("[Mark(AttributeTargets.Class | AttributeTargets.Enum)]", "[Mark(System.AttributeTargets.Class | System.AttributeTargets.Enum, [])]")]
    [InlineData("[Mark(new[] { 1, 2 })]", "[Mark([1, 2], [])]")]
    [InlineData("[Mark(Kind = typeof(List<>), Also = \"b\")]", "[Mark(null, [], Also = \"b\", Kind = typeof(System.Collections.Generic.List<>))]")]
    [InlineData("[Obsolete(\"No.\", true)]", "[System.Obsolete(\"No.\", true)]")]
    public void Attribute_OnAMember_StandsBeforeIt(string source, string line) =>
        LinesOf($"public class Sample {{ {source} public int Number {{ get; set; }} }}").ShouldContain($"    {line}\n    public int Number {{ get; set; }}\n");

    [Theory]
    [InlineData("[assembly: Mark(1)]", "\n[assembly: Mark(1, [])]\n\n")]
    [InlineData("[Mark(1)] public enum Kind;", "\n[Mark(1, [])]\npublic enum Kind\n")]
    [InlineData("public enum Kind { [Mark(1)] A }", "    [Mark(1, [])]\n    A = 0,\n")]
    [InlineData("[return: Mark(1)] public delegate int Call();", "\n[return: Mark(1, [])]\npublic delegate int Call();")]
    [InlineData("public interface ISample { [return: Mark(1)] int Call(); }", "    [return: Mark(1, [])]\n    int Call();\n")]
    [InlineData("public interface ISample { void Call([Mark(1)] int a, [Mark(2)] params int[] b); }", "void Call([Mark(1, [])] int a, [Mark(2, [])] params int[] b);")]
    [InlineData("public interface ISample { void Call<[Mark(1)] T>(); }", "void Call<[Mark(1, [])] T>();")]
    [InlineData("public interface ISample<[Mark(1)] in T>;", "public interface ISample<[Mark(1, [])] in T>")]
    [InlineData("public interface ISample { int Number { get; [Mark(1)] set; } }", "int Number { get; [Mark(1, [])] set; }")]
    [InlineData("public class Sample { [Mark(1)] public Sample() { } }", "    [Mark(1, [])]\n    public Sample();\n")]
    public void Attribute_OnWhateverHasOne_IsThere(string source, string text) => LinesOf(source).ShouldContain(text, Case.Sensitive);

    [Fact]
    public void Attributes_InAnyOrder_AreSorted() =>
        LinesOf("[Serializable, Mark(2), Mark(1), Obsolete] public class Sample;").ShouldContain("[Mark(1, [])]\n[Mark(2, [])]\n[System.Obsolete]\npublic class Sample\n", Case.Sensitive);

    [Theory]
    [InlineData("[System.Diagnostics.DebuggerDisplay(\"a\")] public class Sample { }")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"a\", \"1\")] public class Sample { [System.Diagnostics.DebuggerStepThrough] public Sample() { } }")]
    [InlineData("[assembly: System.Reflection.AssemblyTitle(\"a\")] public class Sample { }")]
    public void Attribute_OfCompilerOrTool_IsLeftOut(string source) => Compiled.Surface(source).ShouldBe(Compiled.Surface("public class Sample { }"));

    [Fact]
    public void Attribute_ThatTheCompilerWrites_IsLeftOut() =>
        Compiled.Surface(
            """
            public class Sample
            {
                public required string? Name { get; set; }
                public int this[(int A, dynamic B) x] => 0;
                public async Task Call<T>(nint a, params List<T> b) where T : unmanaged => await Task.Yield();
                public void Call(scoped ref readonly int a) { }
            }
            """).ShouldNotContain("[System.");

    private static string LinesOf(string source) => Compiled.Surface(source + "\n" + Mark);
}
