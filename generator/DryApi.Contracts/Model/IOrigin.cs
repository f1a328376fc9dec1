namespace DryApi.Contracts;

/// <summary>Where a fact stands: in a document, in an overlay, or in the text of a contract.</summary>
public interface IOrigin
{
    /// <summary>The file as it was named when it was read.</summary>
    string File { get; }

    /// <summary>The line, counted from 1.</summary>
    int Line { get; }

    /// <summary>The column in UTF-16 units, counted from 1.</summary>
    int Column { get; }

    /// <summary>The place in the document as a JSON Pointer; of a contract's text, the place where a document says it.</summary>
    string Pointer { get; }
}
