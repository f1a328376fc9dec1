namespace DryApi;

/// <inheritdoc />
public sealed class FileContent : Files.FileContent
{
    private FileContent(Files.FileContent file)
        : base(file)
    {
    }

    /// <inheritdoc cref="Files.FileContent.FromPath(string, string?, IProgress{long}?)" path="/summary|/param|/exception[@cref!='T:DryApi.Errors.ServiceException']"/>
    /// <exception cref="DryApiFileException">It is a folder, a pipe, a device or a socket, it is empty, its links lead in a circle, or its name does not tell its type and it could not be read.</exception>
    public static new FileContent FromPath(string path, string? contentType = null, IProgress<long>? progress = null) =>
        new(FromPath(path, contentType, progress, DryApiClient.Service.Errors));

    /// <inheritdoc cref="Files.FileContent.FromStream"/>
    public static new FileContent FromStream(Stream stream, string fileName, string? contentType = null, IProgress<long>? progress = null) =>
        new(Files.FileContent.FromStream(stream, fileName, contentType, progress));

    /// <inheritdoc cref="Files.FileContent.FromBytes"/>
    public static new FileContent FromBytes(byte[] bytes, string fileName, string? contentType = null, IProgress<long>? progress = null) =>
        new(Files.FileContent.FromBytes(bytes, fileName, contentType, progress));
}
