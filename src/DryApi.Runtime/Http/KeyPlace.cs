using System.ComponentModel;

namespace DryApi.Http;

/// <summary>Where the key of a call goes, where that is not the bearer token.</summary>
/// <param name="Location">The place.</param>
/// <param name="Name">Its name there.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record KeyPlace(KeyLocation Location, string Name);
