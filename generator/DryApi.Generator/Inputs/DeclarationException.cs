namespace DryApi.Generator.Inputs;

/// <summary>A mark of the generated code that the list of declarations does not know.</summary>
internal sealed class DeclarationException(string message, int line, int column) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
