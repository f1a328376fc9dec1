namespace DryApi.Generated.Tests.Operations;

/// <summary>How the service may write an answer.</summary>
public enum ResponseForm
{
    /// <summary>As the document says, every property set, with enumeration values and properties that it does not know.</summary>
    Full,

    /// <summary>Numbers and truth values as strings.</summary>
    Strings,

    /// <summary><c>[]</c> in place of every object that holds no other, and of every list.</summary>
    EmptyLists,

    /// <summary>Null in place of every value that is no object.</summary>
    Nulls,
}
