namespace DryApi.Contracts;

/// <summary>How a body is written or read.</summary>
public enum BodyForm
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>The fields and files of <c>multipart/form-data</c>.</summary>
    Form,

    /// <summary>The fields of <c>application/x-www-form-urlencoded</c>.</summary>
    UrlForm,

    /// <summary>Text as it is, XML and lists of JSON texts among it.</summary>
    Text,

    /// <summary>Bytes as they are.</summary>
    Bytes,
}
