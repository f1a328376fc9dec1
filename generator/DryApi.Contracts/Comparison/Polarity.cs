namespace DryApi.Contracts;

/// <summary>Which way a value goes, seen from the caller: what is sent may loosen, what is received may narrow.</summary>
public enum Polarity
{
    /// <summary>The fact is about neither.</summary>
    None,

    /// <summary>Callers send it: breaks when it tightens.</summary>
    Sent,

    /// <summary>Callers receive it: breaks when it loses or widens.</summary>
    Received,
}
