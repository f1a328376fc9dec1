namespace DryApi.Surface.Tests.Written;

/// <summary>The line of each kind of member.</summary>
public sealed class MemberTextTests
{
    [Theory]
    // Properties
    [InlineData("public required string Name { get; set; }", "public required string Name { get; set; }")]
    [InlineData("public string? Name { get; init; }", "public string? Name { get; init; }")]
    [InlineData("public string Name { get; protected set; } = \"\";", "public string Name { get; protected set; }")]
    [InlineData("public string Name { get; private set; } = \"\";", "public string Name { get; }")]
    [InlineData("public string Name { get; internal set; } = \"\";", "public string Name { get; }")]
    [InlineData("public int this[string name, int count = 1] => 0;", "public int this[string name, int count = 1] { get; }")]
    [InlineData("public virtual ref readonly int Number => ref number; private int number;", "public virtual ref readonly int Number { get; }")]
    [InlineData("public static DateTime Day { [Obsolete] get; set; }", "public static System.DateTime Day { [System.Obsolete] get; set; }")]
    // Fields and constants
    [InlineData("public required string? Name;", "public required string? Name;")]
    [InlineData("public static readonly List<string?> Names = [];", "public static readonly System.Collections.Generic.List<string?> Names;")]
    [InlineData("public const string Name = \"a\\n\\\"b\\\"\";", "public const string Name = \"a\\n\\\"b\\\"\";")]
    [InlineData("public const double Number = 0.5;", "public const double Number = 0.5;")]
    [InlineData("public const DayOfWeek Day = DayOfWeek.Friday;", "public const System.DayOfWeek Day = 5;")]
    [InlineData("public volatile int Number;", "public volatile int Number;")]
    // Constructors and events
    [InlineData("protected Sample(int number) { }", "protected Sample(int number);")]
    [InlineData("protected internal Sample(string @class) { }", "protected internal Sample(string @class);")]
    [InlineData("public event EventHandler<string?>? Changed;", "public event System.EventHandler<string?>? Changed;")]
    [InlineData("~Sample() { }", "~Sample();")]
    // Methods
    [InlineData("public async Task<string?> GetAsync(CancellationToken token = default) { await Task.Yield(); return null; }", "public System.Threading.Tasks.Task<string?> GetAsync(System.Threading.CancellationToken token = default);")]
    [InlineData("public void Call(string? a = null, string b = \"x\", int c = -1, double d = 1.5, bool e = true, char f = 'f') { }", "public void Call(string? a = null, string b = \"x\", int c = -1, double d = 1.5, bool e = true, char f = 'f');")]
    [InlineData("public void Call(DayOfWeek day = DayOfWeek.Friday, decimal price = 0.1m) { }", "public void Call(System.DayOfWeek day = System.DayOfWeek.Friday, decimal price = 0.1);")]
    [InlineData("public void Call(ref int a, out int b, in int c, ref readonly int d, params string[] e) => b = 0;", "public void Call(ref int a, out int b, in int c, ref readonly int d, params string[] e);")]
    [InlineData("public void Call(params IEnumerable<int> numbers) { }", "public void Call(params System.Collections.Generic.IEnumerable<int> numbers);")]
    [InlineData("public void Call(scoped ReadOnlySpan<byte> bytes) { }", "public void Call(scoped System.ReadOnlySpan<byte> bytes);")]
    [InlineData("public (int First, string? Second) Call(string?[]? texts, dynamic any) => default;", "public (int First, string? Second) Call(string?[]? texts, dynamic any);")]
    [InlineData("public unsafe int* Call(delegate*<int, void> call, nint number) => null;", "public int* Call(delegate*<int, void> call, nint number);")]
    [InlineData("public sealed override string ToString() => \"\";", "public sealed override string ToString();")]
    [InlineData("protected virtual void Call() { }", "protected virtual void Call();")]
    // Type parameters
    [InlineData("public T? Call<T>(T? value) where T : class, IComparable<T>, new() => value;", "public T? Call<T>(T? value) where T : class, System.IComparable<T>, new();")]
    [InlineData("public T? Call<T>() where T : class? => null;", "public T? Call<T>() where T : class?;")]
    [InlineData("public void Call<T, U>() where T : notnull where U : unmanaged, Enum { }", "public void Call<T, U>() where T : notnull where U : unmanaged, System.Enum;")]
    [InlineData("public void Call<T>(T value) where T : struct, allows ref struct { }", "public void Call<T>(T value) where T : struct, allows ref struct;")]
    [InlineData("public T? Call<T>() => default;", "public T? Call<T>();")]
    // Operators
    [InlineData("public static Sample operator +(Sample a, Sample? b) => a;", "public static N.Sample operator +(N.Sample a, N.Sample? b);")]
    [InlineData("public static implicit operator Sample?(string text) => null;", "public static implicit operator N.Sample?(string text);")]
    [InlineData("public static explicit operator int(Sample a) => 0; public static explicit operator checked int(Sample a) => 0;", "public static explicit operator checked int(N.Sample a);")]
    [InlineData("public void operator +=(int number) { }", "public void operator +=(int number);")]
    public void Member_OfAClass_IsOneLine(string source, string line) => LinesOf($"namespace N; public class Sample {{ {source} }}").ShouldContain(line);

    [Theory]
    [InlineData("void Call();", "void Call();")]
    [InlineData("void Call() { }", "virtual void Call();")]
    [InlineData("sealed void Call() { }", "sealed void Call();")]
    [InlineData("static abstract T Create();", "static abstract T Create();")]
    [InlineData("static virtual int Number => 0;", "static virtual int Number { get; }")]
    [InlineData("static int Call() => 0;", "static int Call();")]
    [InlineData("protected void Call();", "protected void Call();")]
    [InlineData("string? Name { get; set; }", "string? Name { get; set; }")]
    public void Member_OfAnInterface_IsOneLine(string source, string line) => LinesOf($"public interface ISample<T> {{ {source} }}").ShouldContain(line);

    [Theory]
    [InlineData("struct", "public readonly int Call() => 0;", "public readonly int Call();")]
    [InlineData("struct", "public int Number { readonly get => 0; set { } }", "public int Number { readonly get; set; }")]
    [InlineData("readonly struct", "public int Call() => 0;", "public int Call();")]
    [InlineData("ref struct", "public ref readonly int Number;", "public ref readonly int Number;")]
    public void Member_OfAStruct_IsOneLine(string kind, string source, string line) => LinesOf($"public {kind} Sample {{ {source} }}").ShouldContain(line);

    [Theory]
    [InlineData("private int number; internal int Number; private protected int Other;")]
    [InlineData("internal string Name { get; set; } = \"\";")]
    [InlineData("internal void Call() { } private class Inner; internal enum Kind { A }")]
    public void Member_ThatNobodyReaches_IsLeftOut(string source) => Compiled.Surface($"public class Sample {{ {source} }}").ShouldBe(Compiled.Surface("public class Sample { }"));

    [Fact]
    public void Member_ThatIsProtectedInASealedType_IsLeftOut() =>
        Compiled.Surface("public abstract class A { protected abstract void Call(); } public sealed class B : A { protected override void Call() { } }").ShouldBe(
            """
            // The public surface of Written

            public abstract class A
            {
                protected A();
                protected abstract void Call();
            }

            public sealed class B : A
            {
                public B();
            }

            """);

    private static string[] LinesOf(string source) => [.. Compiled.Surface(source).Split('\n').Select(line => line.Trim())];
}
