namespace DryApi.Cli.Batch;

/// <summary>A value of a record under the name that the file gives it.</summary>
/// <param name="Name">The name of its column or property.</param>
/// <param name="Column">Where it stands, from 1: the number of the column of CSV, the character in a line of JSON; null where it comes from an option.</param>
/// <param name="Value">A text, or JSON that is no text.</param>
internal readonly record struct BatchCell(string Name, int? Column, object Value);
