namespace DryApi.Emulator.Results;

/// <summary>A file that a job makes. It is made when it is fetched, from few facts, so that a thousand jobs take no room.</summary>
/// <param name="Extension">The extension of its name, without the dot.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Make">Makes its content; the same every time.</param>
internal sealed record ResultFile(string Extension, string ContentType, Func<byte[]> Make);
