namespace DryApi.Emulator.Requests;

/// <summary>A file of a request.</summary>
/// <param name="Name">Its name, as the client says it.</param>
/// <param name="Content">What is in it.</param>
internal sealed record UploadedFile(string Name, byte[] Content);
