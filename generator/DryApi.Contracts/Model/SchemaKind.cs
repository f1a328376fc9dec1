namespace DryApi.Contracts;

/// <summary>What a type expression is at its outermost.</summary>
public enum SchemaKind
{
    /// <summary>Any JSON value.</summary>
    Any,

    /// <summary>Null alone.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>Text, or the bytes of a file (<c>format="binary"</c>).</summary>
    String,

    /// <summary>An object whose properties stand with its schema, or are free.</summary>
    Object,

    /// <summary>A list; its one argument is the item.</summary>
    Array,

    /// <summary>An object with free names; its one argument is the value.</summary>
    Map,

    /// <summary>A schema with a name.</summary>
    Reference,

    /// <summary>Exactly one of the arguments.</summary>
    OneOf,

    /// <summary>At least one of the arguments.</summary>
    AnyOf,

    /// <summary>All of the arguments.</summary>
    AllOf,

    /// <summary>Anything but the one argument.</summary>
    Not,
}
