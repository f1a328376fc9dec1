namespace DryApi.Serialization;

/// <summary>A string with known values that may have others too.</summary>
internal interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    string Value { get; }

    static abstract TSelf Create(string value);
}
