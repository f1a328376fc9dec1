namespace DryApi.Surface.Tests.Written;

/// <summary>No change that a user could notice leaves the text as it was; others do.</summary>
public sealed class ChangeTests
{
    [Theory]
    [InlineData("required", "class Sample { public required string Name { get; set; } = \"\"; }", "class Sample { public string Name { get; set; } = \"\"; }")]
    [InlineData("init", "class Sample { public int Number { get; set; } }", "class Sample { public int Number { get; init; } }")]
    [InlineData("a name", "class Sample { public void Call() { } }", "class Sample { public void Calls() { } }")]
    [InlineData("a parameter's name", "class Sample { public void Call(int a) { } }", "class Sample { public void Call(int b) { } }")]
    [InlineData("a parameter's default value", "class Sample { public void Call(int a = 1) { } }", "class Sample { public void Call(int a = 2) { } }")]
    [InlineData("a parameter more", "class Sample { public void Call() { } }", "class Sample { public void Call(int a = 2) { } }")]
    [InlineData("nullability", "class Sample { public string Name => \"\"; }", "class Sample { public string? Name => \"\"; }")]
    [InlineData("nullability inside", "class Sample { public List<string> Names => []; }", "class Sample { public List<string?> Names => []; }")]
    [InlineData("nullability of a base", "class Sample : List<string> { }", "class Sample : List<string?> { }")]
    [InlineData("a constraint", "class Sample { public void Call<T>() { } }", "class Sample { public void Call<T>() where T : notnull { } }")]
    [InlineData("sealed", "class Sample { }", "sealed class Sample { }")]
    [InlineData("static", "class Sample { public void Call() { } }", "class Sample { public static void Call() { } }")]
    [InlineData("this", "static class Sample { public static void Call(int a) { } }", "static class Sample { public static void Call(this int a) { } }")]
    [InlineData("an accessor", "class Sample { public int A { get; set; } }", "class Sample { public int A { get; } }")]
    [InlineData("a type parameter", "class Sample { public void Call<T>() { } }", "class Sample { public void Call<T, U>() { } }")]
    [InlineData("an order of parameters", "class Sample { public void Call(int a, int b) { } }", "class Sample { public void Call(int b, int a) { } }")]
    [InlineData("virtual", "class Sample { public void Call() { } }", "class Sample { public virtual void Call() { } }")]
    [InlineData("readonly", "struct Sample { }", "readonly struct Sample { }")]
    [InlineData("an interface", "class Sample { public void Dispose() { } }", "class Sample : IDisposable { public void Dispose() { } }")]
    [InlineData("a constant", "class Sample { public const int A = 1; }", "class Sample { public const int A = 2; }")]
    [InlineData("an enumeration's value", "enum Sample { A, B }", "enum Sample { B, A }")]
    [InlineData("an attribute", "class Sample { public void Call() { } }", "class Sample { [Obsolete] public void Call() { } }")]
    [InlineData("an attribute's argument", "class Sample { [Obsolete(\"a\")] public void Call() { } }", "class Sample { [Obsolete(\"b\")] public void Call() { } }")]
    [InlineData("a constructor", "class Sample { }", "class Sample { private Sample() { } }")]
    [InlineData("class or record", "class Sample { }", "record Sample { }")]
    public void Surface_OnChange_IsAnother(string what, string before, string after) =>
        Compiled.Surface("public " + after).ShouldNotBe(Compiled.Surface("public " + before), what);

    [Theory]
    [InlineData("order", "class Sample { public int A; public int B; }", "class Sample { public int B; public int A; }")]
    [InlineData("partial", "class Sample { public int A; }", "partial class Sample; public partial class Sample { public int A; }")]
    [InlineData("a body", "class Sample { public int A => 1; }", "class Sample { public int A { get { return 2; } } }")]
    [InlineData("async", "class Sample { public Task Call() => Task.CompletedTask; }", "class Sample { public async Task Call() => await Task.Yield(); }")]
    [InlineData("what is private", "class Sample { private int a = 1; public int A => a; }", "class Sample { private long b = 1; public int A => (int)b; }")]
    public void Surface_OnChangeThatNobodySees_IsTheSame(string what, string before, string after) =>
        Compiled.Surface("public " + after).ShouldBe(Compiled.Surface("public " + before), what);

    [Theory]
    [InlineData("public class Sample { public string Name => \"\"; }", "    public string Name { get; } // nullable disable")]
    [InlineData("public class Sample { public void Call(List<string> a) { } }", "    public void Call(System.Collections.Generic.List<string> a); // nullable disable")]
    [InlineData("public class Sample { public void Call<T>(T a) { } }", "    public void Call<T>(T a); // nullable disable")]
    [InlineData("public class Sample : List<string> { }", "public class Sample : System.Collections.Generic.List<string> // nullable disable")]
    [InlineData("public delegate string Sample();", "public delegate string Sample(); // nullable disable")]
    [InlineData("public class Sample { public int? Call(int a, Guid? b) => a; }", "    public int? Call(int a, System.Guid? b);")]
    public void Nullability_ThatIsNotSaid_IsMarked(string source, string line) => Compiled.Surface("#nullable disable\n" + source).Split('\n').ShouldContain(line);

    [Theory]
    [InlineData("public class Sample : Used { }")]
    [InlineData("public class Sample { public List<Used?>? Property { get; set; } }")]
    [InlineData("public class Sample { public void Call<T>() where T : Used { } }")]
    [InlineData("public delegate void Sample(Used[] used);")]
    [InlineData("[Used] public class Sample { }")]
    [InlineData("public class Sample { [System.ComponentModel.TypeConverter(typeof(Used))] public int Number; }")]
    public void Surface_OnTypeThatIsNotFound_Fails(string source) =>
        Should.Throw<InvalidOperationException>(() => Compiled.SurfaceWithout("public class Used : System.Attribute { }", source)).Message.ShouldContain("Used");
}
