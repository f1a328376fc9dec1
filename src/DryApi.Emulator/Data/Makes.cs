namespace DryApi.Emulator.Data;

/// <summary>What a job makes.</summary>
internal enum Makes
{
    /// <summary>The fields of the request, as JSON: of a job that only a newer document knows.</summary>
    Fields,

    /// <summary>A picture of a prompt.</summary>
    Picture,

    /// <summary>A picture of other pictures and a prompt.</summary>
    EditedPicture,

    /// <summary>A picture without its background.</summary>
    CutOut,

    /// <summary>A larger picture.</summary>
    LargerPicture,

    /// <summary>What is written in a picture.</summary>
    PictureText,

    /// <summary>Something like a voice.</summary>
    Speech,

    /// <summary>Something like music.</summary>
    Music,

    /// <summary>What is said in a recording.</summary>
    Transcript,

    /// <summary>A video of a prompt or of pictures.</summary>
    Video,

    /// <summary>A video with a character in it.</summary>
    ReplacedVideo,

    /// <summary>A video without its background.</summary>
    CutOutVideo,

    /// <summary>A larger video.</summary>
    LargerVideo,

    /// <summary>Vectors of texts.</summary>
    Vectors,
}
