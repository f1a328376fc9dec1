namespace DryApi.OpenApi.Acceptance;

/// <summary>What an acceptance makes of the file of changes.</summary>
/// <param name="Content">The file.</param>
/// <param name="Next">The next version.</param>
/// <param name="Released">The version that was released last; null when none was.</param>
internal sealed record ChangelogUpdate(byte[] Content, Version Next, Version? Released);
