namespace DryApi.Surface.Tests.Written;

/// <summary>The header of each kind of type, and the order of what is in it.</summary>
public sealed class TypeTextTests
{
    [Theory]
    [InlineData("public class Sample;", "public class Sample")]
    [InlineData("public static class Sample;", "public static class Sample")]
    [InlineData("public abstract class Sample;", "public abstract class Sample")]
    [InlineData("public sealed class Sample;", "public sealed class Sample")]
    [InlineData("public abstract record Sample;", "public abstract record Sample")]
    [InlineData("public struct Sample;", "public struct Sample")]
    [InlineData("public readonly ref struct Sample;", "public readonly ref struct Sample")]
    [InlineData("public interface Sample<in T, out U>;", "public interface Sample<in T, out U>")]
    [InlineData("public enum Sample;", "public enum Sample")]
    [InlineData("public enum Sample : byte;", "public enum Sample : byte")]
    [InlineData("public delegate string? Sample(string? a, int b = 2);", "public delegate string? Sample(string? a, int b = 2);")]
    [InlineData("public delegate ref readonly int Sample();", "public delegate ref readonly int Sample();")]
    [InlineData("public delegate void Sample<in T>(T a) where T : IDisposable;", "public delegate void Sample<in T>(T a) where T : System.IDisposable;")]
    [InlineData("public class Sample : List<string?>, IDisposable, IAsyncDisposable { public void Dispose() { } public ValueTask DisposeAsync() => default; }",
        "public class Sample : System.Collections.Generic.List<string?>, System.IAsyncDisposable, System.IDisposable")]
    [InlineData("public class Sample<T> : Exception where T : notnull;", "public class Sample<T> : System.Exception where T : notnull")]
    [InlineData("interface IHidden; public class Sample : IHidden, IDisposable { public void Dispose() { } }", "public class Sample : System.IDisposable")]
    public void Type_OfEachKind_HasItsHeader(string source, string header) => Compiled.Surface(source).Split('\n').ShouldContain(header);

    [Fact]
    public void Types_InAnyOrder_AreSortedByNamespaceAndName() =>
        Compiled.Surface("namespace B { public enum Z; public enum A; public interface A<T>; } namespace A.B { public enum Z; } namespace A { public enum Z; }").ShouldBe(
            """
            // The public surface of Written

            namespace A;

            public enum Z
            {
            }

            namespace A.B;

            public enum Z
            {
            }

            namespace B;

            public enum A
            {
            }

            public interface A<T>
            {
            }

            public enum Z
            {
            }

            """);

    [Fact]
    public void Members_InAnyOrder_AreSortedByKindNameAndSignature() =>
        Compiled.Surface(
            """
            public class Sample
            {
                public enum Inner { One = 1, Two = 2, Minus = -1, Also = 1 }
                public static bool operator !(Sample a) => true;
                public void Call(string a) { }
                public void Call(int a) { }
                public event Action? Changed;
                public int Number { get; }
                public Sample(int number) => Changed?.Invoke();
                public int Field;
                public const int Constant = 1;
                protected class Deep { public void Call() { } }
            }
            """).ShouldBe(
            """
            // The public surface of Written

            public class Sample
            {
                public const int Constant = 1;
                public int Field;
                public Sample(int number);
                public int Number { get; }
                public event System.Action? Changed;
                public void Call(int a);
                public void Call(string a);
                public static bool operator !(Sample a);

                protected class Deep
                {
                    public Deep();
                    public void Call();
                }

                public enum Inner
                {
                    Minus = -1,
                    Also = 1,
                    One = 1,
                    Two = 2,
                }
            }

            """);

    [Fact]
    public void Type_InATypeWithoutMembers_StandsFirst() =>
        Compiled.Surface("public static class Sample { public enum Inner; public delegate void Other(); }").ShouldBe(
            """
            // The public surface of Written

            public static class Sample
            {
                public enum Inner
                {
                }

                public delegate void Other();
            }

            """);

    [Fact]
    public void Record_WithParameters_HasNothingThatEveryRecordHas() =>
        Compiled.Surface("public record Sample(int Number, string? Text) { public override string ToString() => \"\"; }").ShouldBe(
            """
            // The public surface of Written

            public record Sample
            {
                public Sample(int Number, string? Text);
                public int Number { get; init; }
                public string? Text { get; init; }
                public void Deconstruct(out int Number, out string? Text);
                public override string ToString();
            }

            """);

    [Fact]
    public void Extensions_OldAndNew_AreBothThere() =>
        Compiled.Surface("public static class Sample { public static int Old(this string? text) => 0; extension(string text) { public bool IsNew => true; } }").ShouldBe(
            """
            // The public surface of Written

            public static class Sample
            {
                public static int Old(this string? text);
                public static bool get_IsNew(string text);

                extension(string text)
                {
                    public bool IsNew { get; }
                }
            }

            """);

    [Fact]
    public void Assembly_WithoutPublicTypes_SaysSo() => Compiled.Surface("class Hidden;").ShouldBe("// The public surface of Written: no public types\n");
}
