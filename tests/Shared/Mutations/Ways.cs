namespace DryApi.Tests.Mutations;

/// <summary>Which ways the values of a schema go, and where.</summary>
[Flags]
internal enum Ways
{
    None = 0,

    /// <summary>Callers send it.</summary>
    Sent = 1,

    /// <summary>Callers receive it.</summary>
    Received = 2,

    /// <summary>It is the schema of a parameter itself.</summary>
    Parameter = 4,

    /// <summary>It is the schema of a header of an answer.</summary>
    Header = 8,
}
