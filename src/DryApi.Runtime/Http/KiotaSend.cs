using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>Sends a call by one of a Kiota adapter's ways, and takes what was read of the response.</summary>
/// <param name="call">The call.</param>
/// <param name="information">Its request.</param>
/// <param name="reader">Reads the response.</param>
/// <param name="isOurs">Whether that reader is asked, and none of the caller's.</param>
/// <param name="cancellationToken">Ends it.</param>
internal delegate Task<ApiResponse<T>> KiotaSend<T>(ApiCall call, RequestInformation information, ModelResponseHandler<T> reader, bool isOurs, CancellationToken cancellationToken)
    where T : class, IJsonReadable<T>;
