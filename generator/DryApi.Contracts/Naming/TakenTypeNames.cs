namespace DryApi.Contracts;

/// <summary>
/// Names that the type of a document does not get: those of the runtime, and of the namespaces that the files of a client see. Hand-written
/// code beside the generated code, and callers' code, would mean the wrong one. <c>TakenTypeNamesTests</c> says which are missing or too many.
/// </summary>
internal static class TakenTypeNames
{
    private const string Text =
        """
        ASCIIEncoding AbandonedMutexException AccessViolationException Action Activator AdapterDownloadHandler AdditionalJson AdditionalPropertiesExtensions
        AggregateException AllowedNumbersAttribute AllowedTextAttribute ApartmentState ApiCall ApiCalls ApiClientBuilder ApiException ApiKeyTokenProvider
        ApiOperation ApiRequestBuilder ApiResponse ApiService ApiTransport ApiUrls AppContext AppDomain AppDomainSetup AppDomainUnloadedException
        ApplicationException ApplicationId ArgIterator ArgumentException ArgumentNullException ArgumentOutOfRangeException ArithmeticException Array
        ArraySegment ArrayTypeMismatchException Ascii AssemblyLoadEventArgs AssemblyLoadEventHandler AsyncCallback AsyncEnumerable AsyncFlowControl AsyncLocal
        AsyncLocalValueChangedArgs AtLeastOneOfAttribute Attempt Attribute AttributeTargets AttributeUsageAttribute AutoResetEvent BadImageFormatException
        Barrier BarrierPostPhaseException Base64FormattingOptions BaseRequestBuilder BinaryReader BinaryWriter BitConverter Boolean Buffer BufferedStream Byte
        ByteArrayContent ByteEqualityComparer BytesSource CLSCompliantAttribute CallAttempt CallFailures CallRetries CallSender CallTrace CancellationToken
        CancellationTokenRegistration CancellationTokenSource CannotUnloadAppDomainException Char CharEnumerator ClientCertificateOption ClientOptions
        CodePagesEncodingProvider CollectionExtensions Comparer Comparison CompositeFormat CompressedStack ConcurrentExclusiveSchedulerPair
        ConfigureAwaitOptions Console ConsoleCancelEventArgs ConsoleCancelEventHandler ConsoleColor ConsoleKey ConsoleKeyInfo ConsoleModifiers
        ConsoleSpecialKey ContextBoundObject ContextCallback ContextMarshalException ContextStaticAttribute ContractRuleAttribute Convert Converter
        CountdownEvent CultureAwareComparer DBNull DataMisalignedException Date DateOnly DateTime DateTimeKind DateTimeOffset DayOfWeek Decimal Decoder
        DecoderExceptionFallback DecoderExceptionFallbackBuffer DecoderFallback DecoderFallbackBuffer DecoderFallbackException DecoderReplacementFallback
        DecoderReplacementFallbackBuffer DefaultQueryParameters Delegate DelegatingHandler Dictionary Directory DirectoryInfo DirectoryNotFoundException
        DiskEntry DiskEntryKind DistinctItemsAttribute DivideByZeroException DllNotFoundException Double DownloadClients DriveInfo DriveNotFoundException
        DriveType DryApi DuplicateWaitObjectException Encoder EncoderExceptionFallback EncoderExceptionFallbackBuffer EncoderFallback EncoderFallbackBuffer
        EncoderFallbackException EncoderReplacementFallback EncoderReplacementFallbackBuffer Encoding EncodingExtensions EncodingInfo EncodingProvider
        EndOfStreamException EntryPointNotFoundException Enum EnumEqualityComparer Enumerable EnumerableExecutor EnumerableQuery EnumerationOptions
        Environment EnvironmentVariableTarget EqualityComparer ErrorBody ErrorEventArgs ErrorEventHandler ErrorInside ErrorResponses Errors EventArgs EventBoundary
        EventHandler EventResetMode EventSource EventStream EventWaitHandle EventWaitHandleAcl ExactlyOneOfAttribute Exception ExecutionContext ExecutionEngineException FailureKind
        FieldAccessException File FileAccess FileAttributes FileContent FileInfo FileLoadException FileMode FileNotFoundException FileOptions FileReading
        FileShare FileSignature FileSizeAttribute FileSource FileStream FileStreamOptions FileStyleUriParser FileSystemAclExtensions FileSystemEventArgs
        FileSystemEventHandler FileSystemInfo FileSystemWatcher FileType FileTypes FileTypesAttribute Files FiniteNumberAttribute FlagsAttribute FormBody
        FormBodyWriter FormJsonWriter FormPiece FormReading FormRequest FormUnion FormUrlEncodedContent FormWriter FormatException FormattableString
        FtpStyleUriParser Func GC GCCollectionMode GCGenerationInfo GCKind GCMemoryInfo GCNotificationStatus GenericComparer GenericEqualityComparer
        GenericUriParser GenericUriParserOptions GopherStyleUriParser Guid Half HandleInheritability HashCode HashSet HeaderEncodingSelector HeaderNames
        HeaderText HeaderWriter HostExecutionContext HostExecutionContextManager Http HttpClient HttpClientHandler HttpCompletionOption HttpContent
        HttpIOException HttpKeepAlivePingPolicy HttpMessageHandler HttpMessageInvoker HttpMethod HttpProtocolException HttpRequestError HttpRequestException
        HttpRequestMessage HttpRequestOptions HttpRequestOptionsKey HttpResponseMessage HttpStyleUriParser HttpVersionPolicy HttpsUrlAttribute
        IAdditionalDataHolder IAdditionalProperties IAlternateEqualityComparer IAsyncDisposable IAsyncEnumerable IAsyncEnumerator IAsyncResult ICallLog ICloneable
        ICollection IComparable IComparer IComposedTypeWrapper IConvertible ICustomFormatter IDictionary IDisposable IEnumerable IEnumerator IEqualityComparer
        IEquatable IFormWritable IFormatProvider IFormattable IGrouping IHeaderWritable IJsonOnDeserialized IJsonOnDeserializing IJsonOnSerialized
        IJsonOnSerializing IJsonProperties IJsonReadable IJsonWritable IList ILookup IModel IOCompletionCallback IOException IObservable IObserver IOpenEnum
        IOrderedAsyncEnumerable IOrderedEnumerable IOrderedQueryable IParsable IParseNode IParseNodeFactory IProgress IQueryProvider IQueryWritable IQueryable
        IReadOnlyCollection IReadOnlyDictionary IReadOnlyList IReadOnlySet IRequestAdapter IRequestModel IRequestOption IResponseHandler ISerializationWriter
        ISerializationWriterFactory IServiceProvider ISet ISpanFormattable ISpanParsable IThreadPoolWorkItem ITimer IUtf8SpanFormattable IUtf8SpanParsable
        IValidatableModel ImmutableArrayExtensions Index IndexOutOfRangeException InsufficientExecutionStackException InsufficientMemoryException Int128 Int16
        Int32 Int64 IntPtr Interlocked InternalBufferOverflowException InvalidCastException InvalidDataException InvalidOperationException
        InvalidProgramException InvalidTimeZoneException InvalidValueException ItemCountAttribute Items JobStatusOperation JsonAttribute JsonBody JsonCommentHandling
        JsonConstructorAttribute JsonConverter JsonConverterAttribute JsonConverterFactory JsonDerivedTypeAttribute JsonDocument JsonDocumentOptions
        JsonElement JsonEncodedText JsonException JsonExchange JsonExtensionDataAttribute JsonIgnoreAttribute JsonIgnoreCondition JsonIncludeAttribute
        JsonKnownNamingPolicy JsonKnownReferenceHandler JsonModel JsonNamingPolicy JsonNumberEnumConverter JsonNumberHandling JsonNumberHandlingAttribute
        JsonObjectCreationHandling JsonObjectCreationHandlingAttribute JsonObjectModel JsonPlace JsonPolymorphicAttribute JsonProperty
        JsonPropertyNameAttribute JsonPropertyOrderAttribute JsonReaderOptions JsonReaderState JsonRequest JsonRequiredAttribute JsonResponse
        JsonSerializableAttribute JsonSerializer JsonSerializerContext JsonSerializerDefaults JsonSerializerOptions JsonSourceGenerationMode
        JsonSourceGenerationOptionsAttribute JsonStringEnumConverter JsonStringEnumMemberNameAttribute JsonTokenType JsonUnion JsonUnknownDerivedTypeHandling
        JsonUnknownTypeHandling JsonUnmappedMemberHandling JsonUnmappedMemberHandlingAttribute JsonValueKind JsonValues JsonWriterOptions KeyLocation
        KeyNotFoundException KeyPlace KeyValuePair KiotaCalls KiotaDefaults KiotaJsonSerializer KiotaReader KiotaSend KiotaSerializer KiotaWriter Lazy LazyInitializer
        LazyThreadSafetyMode LdapStyleUriParser LinkedList LinkedListNode List LoaderOptimization LoaderOptimizationAttribute LocalDataStoreSlot Lock
        LockCookie LockRecursionException LockRecursionPolicy Lookup LoopbackBypass MTAThreadAttribute ManualResetEvent ManualResetEventSlim
        MarshalByRefObject MatchCasing MatchType Math MathF MemberAccessException Memory MemoryExtensions MemoryStream MessageProcessingHandler Method
        MethodAccessException Microsoft MidpointRounding Migration MissingFieldException MissingMemberException MissingMethodException ModelJson ModelReader
        ModelResponseHandler ModelWriter ModuleHandle Monitor MulticastDelegate MulticastNotSupportedException MultipartBody MultipartContent
        MultipartFormDataContent MultipleOfAttribute Mutex MutexAcl NamedWaitHandleOptions NativeOverlapped NativeResponseHandler NativeResponseWrapper
        NetPipeStyleUriParser NetTcpStyleUriParser NewsStyleUriParser NoAdapter NoContent NoNullItemsAttribute NonRandomizedStringEqualityComparer
        NonSerializedAttribute NormalizationForm NotFiniteNumberException NotImplementedException NotSupportedException NotifyFilters NullReferenceException
        Nullable NullableComparer NullableEqualityComparer NumberRangeAttribute Object ObjectComparer ObjectDisposedException ObjectEqualityComparer
        ObsoleteAttribute OnceStream OpenEnumJsonConverter OpenEnumTypeConverter OpenEvents OpenSocket Opening OperatingSystem OperationCanceledException OperationDescription
        OperationRequest Operations OptionalAnswer OrderedDictionary OrderedParallelQuery OrdinalComparer OutOfMemoryException OverflowException Overlapped
        OwnHandlers Parallel ParallelEnumerable ParallelExecutionMode ParallelLoopResult ParallelLoopState ParallelMergeOptions ParallelOptions ParallelQuery
        ParamArrayAttribute ParameterDescription ParameterLocation ParameterRule ParameterStyle ParameterText ParameterType ParameterizedThreadStart
        ParsableFactory ParseNodeFactoryRegistry ParseNodeHelper ParseNodeProxyFactory Path PathSegment PathSource PathTooLongException PatternMatcher
        PatternVerdict PeriodicTimer PlainUrl PlatformID PlatformNotSupportedException PooledBuffer PooledJson PostRequestBuilder PreAllocatedOverlapped
        Predicate PrintableText PriorityQueue Progress QueryParameterAttribute QueryRequest QueryWriter Queryable Queue Random RandomAccess Range
        RankException RateLimitHeaders RateLimitInfo RawAnswer ReadOnlyMemory ReadOnlyMemoryContent ReadOnlySpan ReaderWriterLock ReaderWriterLockSlim
        ReadingStream RealPath Redactor ReferenceEqualityComparer ReferenceHandler ReferenceResolver RegisteredWaitHandle RenamedEventArgs RenamedEventHandler
        ReplacedText ReplacedTextBody RequestBody RequestConfiguration RequestErrors RequestHeaders RequestInformation RequestJsonConverter RequestNames RequestTrace RequestValidation RequestValue
        RequiredWhenAttribute ResolveEventArgs ResolveEventHandler ResponseCharset ResponseHandlerOption ResponseHeaders ResponseJsonConverter ResponseReader
        RetryOptions RetryRun Rules Rune RuntimeArgumentHandle RuntimeFieldHandle RuntimeMethodHandle RuntimeTypeHandle SByte STAThreadAttribute SchemaReading
        SearchOption SecondSendingException SeekOrigin Semaphore SemaphoreAcl SemaphoreFullException SemaphoreSlim SendOrPostCallback Sending SequencePosition
        SerializableAttribute Serialization SerializationWriterFactoryRegistry SerializationWriterProxyFactory ServiceClientAttribute ServiceErrors ServiceException ServiceTelemetry
        SharedHandler Single SizeLimitException SocketHandshake SocketsHttpConnectionContext SocketsHttpHandler SocketsHttpPlaintextStreamFilterContext SortedDictionary SortedList
        SortedSet Span SpanLineEnumerator SpanRuneEnumerator SpinLock SpinWait Stack StackOverflowException Stream StreamContent StreamReader StreamSource
        StreamWriter String StringBuilder StringComparer StringComparison StringContent StringNormalizationExtensions StringReader StringRuneEnumerator
        StringSplitOptions StringWriter SuccessorOfAttribute SynchronizationContext SynchronizationLockException System SystemException TakenResponse Task TaskAsyncEnumerableExtensions
        TaskCanceledException TaskCompletionSource TaskContinuationOptions TaskCreationOptions TaskExtensions TaskFactory TaskScheduler TaskSchedulerException
        TaskStatus TaskToAsyncResult Telemetry TelemetryTags TextLengthAttribute TextPatternAttribute TextReader TextWriter Thread ThreadAbortException ThreadExceptionEventArgs
        ThreadExceptionEventHandler ThreadInterruptedException ThreadLocal ThreadPool ThreadPoolBoundHandle ThreadPriority ThreadStart ThreadStartException
        ThreadState ThreadStateException ThreadStaticAttribute ThreadingAclExtensions Time TimeLimit TimeOnly TimeProvider TimeSpan TimeZone TimeZoneInfo
        TimeZoneNotFoundException Timeout TimeoutException Timer TimerCallback TreeSet Tuple TupleExtensions Type TypeAccessException TypeCode
        TypeInitializationException TypeLoadException TypeUnloadedException TypedReference UInt128 UInt16 UInt32 UInt64 UIntPtr UTF32Encoding UTF7Encoding
        UTF8Encoding UnauthorizedAccessException UnhandledExceptionEventArgs UnhandledExceptionEventHandler UnicodeEncoding UnicodeText UnionMember
        UnitySerializationHolder UnixFileMode UnmanagedMemoryAccessor UnmanagedMemoryStream UnobservedTaskExceptionEventArgs UntypedArray UntypedBoolean
        UntypedDecimal UntypedDouble UntypedFloat UntypedInteger UntypedLong UntypedNode UntypedNull UntypedObject UntypedString Uri UriBuilder UriComponents
        UriCreationOptions UriFormat UriFormatException UriHostNameType UriKind UriParser UriPartial UriTypeConverter UrlFormWriter UrlSchemesAttribute
        UserAgent Utf8JsonReader Utf8JsonWriter ValidContentsAttribute Validation ValidationErrors ValueTask ValueTuple ValueType Version Void Volatile
        WaitCallback WaitForChangedResult WaitHandle WaitHandleCannotBeOpenedException WaitHandleExtensions WaitOrTimerCallback WatcherChangeTypes
        WeakReference WholeJson
        """;

    /// <summary>All of them.</summary>
    public static readonly HashSet<string> All = new(Text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether the name is one of them.</summary>
    public static bool Contains(string name) => All.Contains(name);
}
