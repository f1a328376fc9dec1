namespace DryApi.OpenApi.Documents;

/// <summary>The six kinds of value that JSON has.</summary>
public enum NodeKind : byte
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}
