namespace DryApi.OpenApi.Encoders;

/// <summary>A place where text goes, with the encoding that keeps it text there.</summary>
internal interface IPlace
{
    /// <summary>A value, such that it says nothing but itself.</summary>
    static abstract string Encode(string text);

    /// <summary>Words of ours that are to be read as words: only signs of the place itself are escaped.</summary>
    static abstract string Prose(string words);

    /// <summary>A whole line of our words and encoded values, such that they are nothing more together.</summary>
    static abstract string Finish(string line);
}
